import { Kysely } from 'kysely'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { NodeSqliteDialect } from '@lantern/privacy'
import { inTurn, type Engine, type Session } from './engine.js'
import type { AnyProjection } from './projection.js'
import type { Cells } from './row.js'
import { SqliteThread, SqliteThreadDialect } from './sqlite-thread.js'

const busy = 5 // SQLITE_BUSY, sqlite.org/rescode.html
const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === busy

/** Names of databases that belong to one connection alone: in memory, or a file that goes when it is closed (sqlite.org/inmemorydb.html). */
export const inMemory = ':memory:'
export const scratch = ''
const privateNames = new Set([inMemory, scratch])

/**
 * Views in one SQLite file. It can always be made again from the events, so synchronous=NORMAL is enough: after a power cut the file is
 * whole but may stand a little earlier, rows and checkpoints alike (sqlite.org/wal.html), and the projector goes on from there.
 * Writing and reading have a connection each. LIKE minds case, as in PostgreSQL.
 */
export function openSqliteViews(file: string, { readOnly = false }: { readonly readOnly?: boolean } = {}): Engine {
  const writer = readOnly ? undefined : new DatabaseSync(file)
  writer?.exec(`pragma journal_mode = wal; pragma synchronous = normal; pragma secure_delete = on; pragma wal_autocheckpoint = ${overfull}`)
  const reader = writer && privateNames.has(file) ? writer : new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  reader.exec('pragma case_sensitive_like = on')
  const db = new Kysely<Record<string, never>>({ dialect: new NodeSqliteDialect(reader) })
  const thread = privateNames.has(file) ? undefined : new SqliteThread(file)
  const away = thread ? new Kysely<Record<string, never>>({ dialect: new SqliteThreadDialect(thread) }) : db
  const next = inTurn()
  const session = writer ? sqliteSession(writer) : undefined
  const emptyLog = writer && thread ? emptying(writer, thread) : undefined

  return {
    kind: 'sqlite',
    db,
    away,
    transaction: work =>
      next(async () => {
        if (!writer || !session) throw new Error('These views are open for reading only.')
        await begin(writer)
        try {
          const result = await work(session)
          writer.exec('commit')
          emptyLog?.()
          return result
        } catch (error) {
          if (writer.isTransaction) writer.exec('rollback')
          throw error
        }
      }),
    // One process writes a data folder: the event store sees to it.
    exclusive: inTurn(),
    close: () =>
      next(async () => {
        if (away !== db) await away.destroy()
        await db.destroy()
        if (reader.isOpen) reader.close()
        if (writer?.isOpen) writer.close()
      }),
  }
}

/** Pages in the write-ahead log, of 4 KiB, from which on it is emptied. */
const full = 1_000
/** Should the other thread not keep up, the commit that fills the log so far (64 MB) empties it itself. */
const overfull = 16_000

/**
 * Has the write-ahead log emptied beside this thread, where a commit that does it waits for the disk, and everybody with it: 20 ms of copying 16 MB and as much for the disk.
 * Called after each commit; asking how full the log is takes some microseconds.
 */
function emptying(writer: DatabaseSync, thread: SqliteThread): () => void {
  const asked = writer.prepare('pragma wal_checkpoint(noop)')
  let emptied = true
  return () => {
    if (!emptied) return
    const found = asked.get()
    if (Number(found?.['log']) - Number(found?.['checkpointed']) < full) return
    emptied = false
    const done = (): void => void (emptied = true)
    thread.checkpoint().then(done, done)
  }
}

/** Another connection (a rebuild on its thread) may hold the lock for some milliseconds: wait without holding up this thread. */
async function begin(writer: DatabaseSync): Promise<void> {
  for (;;) {
    try {
      return writer.exec('begin immediate')
    } catch (error) {
      if (!isBusy(error)) throw error
      await delay(1)
    }
  }
}

/** Of an update there is one for each set of columns that some event changes. */
const mostStatements = 1_000

function sqliteSession(writer: DatabaseSync): Session {
  const kept = new Map<string, StatementSync>()
  const prepared = (statement: string): StatementSync => {
    const known = kept.get(statement)
    if (known) return known
    const made = writer.prepare(statement)
    if (kept.size >= mostStatements) kept.clear()
    kept.set(statement, made)
    return made
  }
  return {
    kind: 'sqlite',
    all: async (statement, ...parameters) => prepared(statement).all(...parameters),
    run: async (statement, ...parameters) =>
      void (/^(insert|update|delete)/.test(statement)
        ? prepared(statement).run(...parameters)
        : writer.prepare(statement).run(...parameters)),
    load: async (projection, keys) => {
      const statement = prepared(`select * from ${projection.name} where ${projection.key} = ?`)
      const found: Cells[] = []
      for (const key of keys) {
        const row = statement.get(key)
        if (row) found.push(row)
      }
      return found
    },
    // SQLite takes a row out of each index on a column that is set and puts it in again, the same value or not: most events change few columns.
    save: async (projection, rows, loaded) => {
      if (rows.length === 0) return
      const columns = Object.keys(projection.columns)
      const keyAt = columns.indexOf(projection.key)
      const whole = prepared(upsert(projection))
      const partly = new Map<string, StatementSync>()
      for (const row of rows) {
        const stored = loaded?.get(String(row[keyAt]))
        if (!stored) {
          whole.run(...row)
          continue
        }
        const differing = columns.flatMap((column, i) => (row[i] === stored[column] ? [] : [i]))
        if (differing.length === 0) continue
        const which = differing.join()
        const statement = partly.get(which) ?? prepared(update(projection, differing.map(i => columns[i] ?? '')))
        partly.set(which, statement)
        statement.run(...differing.map(i => row[i] ?? null), row[keyAt] ?? null)
      }
    },
    remove: async (projection, keys) => {
      const statement = prepared(`delete from ${projection.name} where ${projection.key} = ?`)
      for (const key of keys) statement.run(key)
    },
  }
}

const update = ({ name, key }: AnyProjection, columns: readonly string[]): string => `update ${name} set ${columns.map(column => `${column} = ?`).join(', ')} where ${key} = ?`

function upsert(projection: AnyProjection): string {
  const columns = Object.keys(projection.columns)
  const others = columns.filter(column => column !== projection.key)
  const update = others.length ? `update set ${others.map(column => `${column} = excluded.${column}`).join(', ')}` : 'nothing'
  return `insert into ${projection.name} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')}) on conflict (${projection.key}) do ${update}`
}
