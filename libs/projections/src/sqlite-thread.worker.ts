import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { Asked, Answered } from './sqlite-thread.js'

// One read-only connection of its own: what is asked here never holds up the thread that serves.
const database = new DatabaseSync((workerData as { readonly file: string }).file, { readOnly: true, timeout: 5000 })
database.exec('pragma case_sensitive_like = on')

parentPort?.on('message', ({ id, sql, parameters }: Asked) => {
  const answer = (answered: Answered): void => parentPort?.postMessage(answered)
  try {
    const rows = database.prepare(sql).all(...parameters)
    answer({ id, rows: rows.map(row => ({ ...row })) })
  } catch (error) {
    answer({ id, failed: error instanceof Error ? error.message : 'The query failed.' })
  }
})
