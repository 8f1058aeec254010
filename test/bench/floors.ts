import { closeSync, fdatasyncSync, ftruncateSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { quantile } from './statistics.js'

/** The disk and SQLite by themselves: what nothing that keeps its promises can beat. */

/** F1: seconds of 4 KiB writes at places that are allocated already, each followed by fdatasync. */
export function durableWrites(file: string, milliseconds: number): { readonly rate: number; readonly p99: number } {
  const blocks = 256
  const block = Buffer.alloc(4096, 7)
  const fd = openSync(file, 'w')
  try {
    ftruncateSync(fd, 0)
    for (let i = 0; i < blocks; i += 1) writeSync(fd, block, 0, block.length, i * block.length)
    fsyncSync(fd)
    const took: number[] = []
    const started = performance.now()
    while (performance.now() - started < milliseconds) {
      const from = performance.now()
      writeSync(fd, block, 0, block.length, (took.length % blocks) * block.length)
      fdatasyncSync(fd)
      took.push(performance.now() - from)
    }
    return { rate: (took.length * 1_000) / (performance.now() - started), p99: quantile(took, 0.99) }
  } finally {
    closeSync(fd)
  }
}

/** F2: a row of 256 bytes, WAL, synchronous=FULL, a commit each: commits a second. */
export class RawCommits {
  private readonly database: DatabaseSync

  constructor(file: string) {
    this.database = new DatabaseSync(file)
    this.database.exec('pragma journal_mode = wal; pragma synchronous = full; create table rows (position integer primary key, data text not null)')
  }

  rate(milliseconds: number): number {
    const insert = this.database.prepare('insert into rows (data) values (?)')
    const data = 'x'.repeat(256)
    const started = performance.now()
    let done = 0
    for (; performance.now() - started < milliseconds; done += 1) insert.run(data)
    return (done * 1_000) / (performance.now() - started)
  }

  close(): void {
    this.database.close()
  }
}

/**
 * F4: reads the log of an event file in batches of 2,000, parses each payload, writes a row an event as lists need them (a text key, a
 * few columns, one index), and a checkpoint a batch: events a second.
 */
export function plainRebuild(events: string, views: string): number {
  const log = new DatabaseSync(events, { readOnly: true })
  const out = new DatabaseSync(views)
  try {
    out.exec('pragma journal_mode = wal; pragma synchronous = normal')
    out.exec('create table row (ref text primary key, status text, agency text, due_on text, changed_at integer, revision integer)')
    out.exec('create index on_status on row (status, due_on); create table checkpoint (id integer primary key, position integer)')
    const page = log.prepare(
      `select e.position, s.name, e.revision, t.name as type, e.recorded_at, e.data from events e join streams s on s.id = e.stream
       join names t on t.id = e.type where e.position > ? order by e.position limit 2000`,
    )
    const upsert = out.prepare(
      `insert into row values (?, ?, ?, ?, ?, ?) on conflict (ref) do update set status = excluded.status, agency = coalesce(excluded.agency, agency),
         due_on = coalesce(excluded.due_on, due_on), changed_at = excluded.changed_at, revision = excluded.revision`,
    )
    const checkpoint = out.prepare('insert into checkpoint values (1, ?) on conflict (id) do update set position = excluded.position')
    const started = performance.now()
    let done = 0
    for (let after = 0; ; ) {
      const rows = page.all(after) as unknown as readonly PlainRow[]
      const last = rows.at(-1)
      if (!last) break
      out.exec('begin immediate')
      for (const { name, revision, type, recorded_at, data } of rows) {
        const { agency = null, dueOn = null } = JSON.parse(data) as { readonly agency?: string; readonly dueOn?: string }
        upsert.run(name, type, agency, dueOn, recorded_at, revision)
      }
      checkpoint.run(last.position)
      out.exec('commit')
      after = last.position
      done += rows.length
    }
    return (done * 1_000) / (performance.now() - started)
  } finally {
    log.close()
    out.close()
  }
}

interface PlainRow {
  readonly position: number
  readonly name: string
  readonly revision: number
  readonly type: string
  readonly recorded_at: number
  readonly data: string
}

/** Reads the log of an event file in batches of 2,000 and parses each payload: events a second. What verifying a chain is compared with. */
export function scanAndParse(events: string): number {
  const log = new DatabaseSync(events, { readOnly: true })
  try {
    const page = log.prepare('select position, stream, revision, type, data from events where position > ? order by position limit 2000')
    const started = performance.now()
    let done = 0
    for (let after = 0; ; ) {
      const rows = page.all(after) as unknown as readonly { position: number; data: string }[]
      const last = rows.at(-1)
      if (!last) break
      for (const { data } of rows) if (typeof JSON.parse(data) !== 'object') throw new Error('A payload is no object.')
      after = last.position
      done += rows.length
    }
    return (done * 1_000) / (performance.now() - started)
  } finally {
    log.close()
  }
}
