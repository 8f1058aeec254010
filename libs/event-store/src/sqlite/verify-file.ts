import type { DatabaseSync } from 'node:sqlite'
import { ChainCheck } from '../verify.js'
import type { OnProgress, Verified } from '../verify.js'
import { openDatabase } from './database.js'
import { Names } from './names.js'
import { envelopeOf, storedColumns } from './reader.js'
import type { EventRow } from './reader.js'

const page = 2_000

/** Checks the chain of every stream in an event file, over its bytes as they are stored. Blocks its thread: see verifyInWorker. */
export function verifyFile(file: string, onProgress: OnProgress = () => {}): Verified {
  const database = openDatabase({ file, readOnly: true })
  try {
    return verifyOpen(database, onProgress)
  } finally {
    database.close()
  }
}

function verifyOpen(database: DatabaseSync, onProgress: OnProgress): Verified {
  const names = new Names(database)
  const check = new ChainCheck()
  const total = Number(database.prepare('select max(position) as last from events').get()?.['last'] ?? 0)
  const next = database.prepare(`select ${storedColumns}, e.stream as number from events e left join streams s on s.id = e.stream where e.position > ? order by e.position limit ?`)
  for (let after = -1; ; ) {
    const rows = next.all(after, page) as unknown as (Omit<EventRow, 'stream'> & { readonly stream: string | null; readonly number: number })[]
    for (const row of rows) checkRow(check, { ...row, stream: row.stream ?? `(stream ${row.number})` }, names)
    onProgress(check.done, total)
    after = rows.at(-1)?.position ?? after
    if (rows.length < page) break
  }
  // A stream is written together with its first event, so one without events has lost them.
  const emptied = database.prepare('select name from streams s where not exists (select 1 from events e where e.stream = s.id)').all()
  for (const { name } of emptied) check.markBroken(String(name))
  return check.result()
}

function checkRow(check: ChainCheck, row: EventRow, names: Names): void {
  let event
  try {
    event = { ...envelopeOf(row, names), hash: row.hash.toLowerCase() }
  } catch {
    // A user, agency or rules version that is no longer named, or a time out of range: the row was changed.
    check.markBroken(row.stream)
    return
  }
  check.add(event, row.data)
}
