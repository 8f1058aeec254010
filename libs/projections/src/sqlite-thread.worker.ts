import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { Asked, Answered } from './sqlite-thread.js'

// A read-only connection of its own: what is asked here never holds up the thread that serves.
const { file } = workerData as { readonly file: string }
const reader = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
reader.exec('pragma case_sensitive_like = on')
let writer: DatabaseSync | undefined

parentPort?.on('message', ({ id, sql, parameters, writing }: Asked) => {
  const answer = (answered: Answered): void => parentPort?.postMessage(answered)
  try {
    const database = writing ? (writer ??= new DatabaseSync(file, { timeout: 5000 })) : reader
    const rows = database.prepare(sql).all(...parameters)
    answer({ id, rows: rows.map(row => ({ ...row })) })
  } catch (error) {
    answer({ id, failed: error instanceof Error ? error.message : 'The query failed.' })
  }
})
