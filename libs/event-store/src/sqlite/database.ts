import { DatabaseSync } from 'node:sqlite'
import { StoreUnavailable } from '../port.js'
import { pageSize, schema, schemaVersion } from './schema.js'

/** SQLite's documented WAL-reset bug could corrupt a file with two connections up to 3.51.2 (sqlite.org/wal.html, "The WAL-Reset Bug"). */
const oldestSqlite = [3, 51, 3] as const

export interface OpenOptions {
  readonly file: string
  readonly readOnly?: boolean
  /** The file is thrown away unless it is finished, such as a demonstration that is being made: nothing waits for the disk until `makeWhole`. */
  readonly unfinished?: boolean
}

/** @throws StoreUnavailable when the engine or the file is not one that keeps what it acknowledges */
export function openDatabase({ file, readOnly = false, unfinished = false }: OpenOptions): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly, timeout: 1_000 })
  try {
    checkVersion(one(database, 'select sqlite_version() as value'))
    // Never map the file: mapped pages made the WAL-reset bug worse, and an I/O error would end the process instead of the call.
    database.exec('pragma mmap_size = 0; pragma cache_size = -32000; pragma temp_store = memory')
    const empty = one(database, 'select count(*) as value from sqlite_schema') === 0
    if (readOnly || !empty) checkSchema(database)
    if (!readOnly && empty) database.exec(`pragma page_size = ${pageSize}`)
    if (!readOnly) makeDurable(database)
    if (unfinished) database.exec('pragma synchronous = off')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function checkSchema(database: DatabaseSync): void {
  const found = one(database, 'select user_version as value from pragma_user_version')
  if (found !== schemaVersion) throw new StoreUnavailable(`The event file has schema ${String(found)}, this program reads and writes ${schemaVersion}. Use the version of the program that made it; a demonstration can be removed and made again.`)
}

/** @throws StoreUnavailable for a version of SQLite older than 3.51.3 */
export function checkVersion(version: unknown): void {
  const [major = 0, minor = 0, patch = 0] = String(version).split('.').map(Number)
  const [a, b, c] = oldestSqlite
  const fits = major > a || (major === a && (minor > b || (minor === b && patch >= c)))
  if (!fits) throw new StoreUnavailable(`SQLite ${String(version)} can damage the event file; ${oldestSqlite.join('.')} or later is needed.`)
}

/**
 * synchronous=FULL is read back after a write: a SQLite compiled with SQLITE_DEFAULT_WAL_SYNCHRONOUS=1 (better-sqlite3 is) answers 2 on a
 * fresh connection and falls to NORMAL with the first write, which loses acknowledged commits when the power goes.
 */
function makeDurable(database: DatabaseSync): void {
  const mode = one(database, 'pragma journal_mode = wal', 'journal_mode')
  if (mode !== 'wal') throw new StoreUnavailable(`The event file cannot be kept in WAL mode (it is in ${String(mode)}).`)
  database.exec('pragma synchronous = full; pragma wal_autocheckpoint = 1000')
  database.exec('begin immediate')
  try {
    const empty = one(database, 'select count(*) as value from sqlite_schema') === 0
    if (empty) database.exec(`${schema}; pragma user_version = ${schemaVersion}`)
    database.exec("insert into store (name, value) values ('opened', 1) on conflict (name) do update set value = value + 1")
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
  const synchronous = one(database, 'pragma synchronous', 'synchronous')
  if (synchronous !== 2) throw new StoreUnavailable(`SQLite does not keep synchronous=FULL (it says ${String(synchronous)}): acknowledged events could be lost.`)
}

/** What was written so far is on the disk when this returns, and what comes is as it comes. */
export function makeWhole(database: DatabaseSync): void {
  database.exec('pragma synchronous = full; pragma wal_checkpoint(truncate)')
}

const one = (database: DatabaseSync, sql: string, column = 'value'): unknown => database.prepare(sql).get()?.[column]
