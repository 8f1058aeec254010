import { SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'

/** The first SQLite without the WAL-reset bug, by which overlapping checkpoints could lose a commit (sqlite.org/releaselog/3_51_3.html). */
const oldestSqlite = [3, 51, 3] as const

/** Statements kept prepared per connection: Kysely compiles the same text again and again, and preparing it costs more than a point read. */
const keptStatements = 300

/** Kysely on node:sqlite: its own SQLite dialect behind the few members of better-sqlite3 that it uses. The caller closes the database, by `Kysely.destroy`. */
export class NodeSqliteDialect extends SqliteDialect {
  constructor(database: DatabaseSync) {
    super({ database: asKyselyDatabase(database) })
  }
}

/**
 * Opens a SQLite file that may never lose an acknowledged commit: WAL, synchronous=FULL (set, and read back after a write where writing),
 * foreign keys on, deleted content overwritten.
 * @throws when SQLite is too old, or the settings did not take
 */
export function openSqlite(path: string, { readOnly = false }: { readonly readOnly?: boolean } = {}): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly, timeout: 5000 })
  try {
    checkVersion(String(database.prepare('select sqlite_version() as version').get()?.['version']))
    if (readOnly) return database
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; pragma user_version = 1')
    const journal = database.prepare('pragma journal_mode').get()?.['journal_mode']
    const synchronous = database.prepare('pragma synchronous').get()?.['synchronous']
    if (journal !== 'wal' || synchronous !== 2) {
      throw new Error(`SQLite did not take the durable settings: journal_mode is ${String(journal)}, synchronous is ${String(synchronous)}.`)
    }
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

export function checkVersion(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [index, oldest] of oldestSqlite.entries()) {
    const part = parts[index] ?? 0
    if (part > oldest) return
    if (part < oldest) throw new Error(`SQLite ${version} may lose a commit; ${oldestSqlite.join('.')} or later is needed. Use the Node that the lock file brings.`)
  }
}

function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => {
      kept.clear()
      database.close()
    },
    prepare: sql => {
      const statement = kept.get(sql) ?? asKyselyStatement(database, sql)
      kept.delete(sql)
      kept.set(sql, statement)
      if (kept.size > keptStatements) for (const oldest of kept.keys()) if (kept.size > keptStatements) kept.delete(oldest)
      return statement
    },
  }
}

function asKyselyStatement(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql)
  return {
    reader: statement.columns().length > 0,
    // Rows have no prototype. Copying them would take as long as reading them.
    all: parameters => statement.all(...asInput(parameters)),
    run: parameters => statement.run(...asInput(parameters)),
    // A kept statement may be asked again before its first reader is done, so each iteration has its own.
    iterate: parameters => database.prepare(sql).iterate(...asInput(parameters)),
  }
}

const asInput = (parameters: readonly unknown[]): SQLInputValue[] => parameters.map(toInput)

function toInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || value instanceof Uint8Array) return value
  throw new TypeError(`SQLite stores text, numbers, bytes and null, not ${value === undefined ? 'undefined' : typeof value}.`)
}
