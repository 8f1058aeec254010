import { Kysely, sql } from 'kysely'
import { chmodSync, closeSync, openSync } from 'node:fs'
import { backup, type DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Instant } from '@lantern/decision'
import { checkTables, createTables, type KeyTable, type PrivateTables } from './private-tables.js'
import { NodeSqliteDialect, openSqlite } from './sqlite-dialect.js'

/** Any fixed number that nothing else on this server locks: "keys" in ASCII. */
const making = 0x6b657973

/**
 * All that is neither event nor rebuildable view: keys, credentials, sessions, held forms, drafts, searches, tick times.
 * One SQLite file (`keys.db`), or tables in PostgreSQL. Backed up apart from the log, since whoever has both and the master key can read everything.
 */
export class PrivateStore {
  private readonly keyRow: StatementSync | undefined

  private constructor(
    readonly db: Kysely<PrivateTables>,
    /** On SQLite, a second connection that only reads: it sees what is committed and nothing else. */
    private readonly committed: DatabaseSync | undefined,
  ) {
    this.keyRow = committed?.prepare('select id, wrapped, created_at, destroyed_at from keys where id = ?')
  }

  /** Opens the SQLite file, making it (readable by its owner alone) and its tables where missing. Read-only: the file must be there. */
  static async openFile(path: string, { readOnly = false }: { readonly readOnly?: boolean } = {}): Promise<PrivateStore> {
    if (!readOnly) closeSync(openSync(path, 'a', 0o600))
    const db = new Kysely<PrivateTables>({ dialect: new NodeSqliteDialect(openSqlite(path, { readOnly })) })
    try {
      if (!readOnly) await createTables(db)
      await checkTables(db)
      return new PrivateStore(db, openSqlite(path, { readOnly: true }))
    } catch (error) {
      await db.destroy()
      throw error
    }
  }

  /** Opens the tables of a PostgreSQL database, making them where missing. The store then owns `db`: close() destroys it. */
  static async openOn(db: Kysely<PrivateTables>): Promise<PrivateStore> {
    // Two processes that make a table at once can both find it missing, and one then fails, "if not exists" or not.
    await db.transaction().execute(async transaction => {
      await sql`select pg_advisory_xact_lock(${sql.lit(making)})`.execute(transaction)
      await createTables(transaction)
    })
    await checkTables(db)
    return new PrivateStore(db, undefined)
  }

  /** Whether readKeyNow can be asked. */
  get readsAtOnce(): boolean {
    return this.keyRow !== undefined
  }

  /** One committed key, without waiting: SQLite only. */
  readKeyNow(id: string): KeyTable | undefined {
    if (!this.keyRow) throw new Error('Only the SQLite store reads at once.')
    return this.keyRow.get(id) as KeyTable | undefined
  }

  /** When the automations of this name last ran; undefined before the first time. */
  async tickTime(name: string): Promise<Instant | undefined> {
    return (await this.db.selectFrom('ticks').select('at').where('name', '=', name).executeTakeFirst())?.at
  }

  async setTickTime(name: string, at: Instant): Promise<void> {
    await this.db
      .insertInto('ticks')
      .values({ name, at })
      .onConflict(conflict => conflict.column('name').doUpdateSet({ at }))
      .execute()
  }

  /** Makes what is deleted leave the disk: SQLite keeps it in the write-ahead log until a checkpoint. Nothing to do on PostgreSQL. */
  async settle(): Promise<void> {
    if (this.committed) await sql`pragma wal_checkpoint(truncate)`.execute(this.db)
  }

  /** A consistent copy of the SQLite file, readable by its owner alone, while the store is in use. PostgreSQL has its own tools. */
  async copyTo(path: string): Promise<void> {
    if (!this.committed) throw new Error('The private store is in PostgreSQL: back it up with pg_dump.')
    closeSync(openSync(path, 'wx', 0o600))
    await backup(this.committed, path)
    chmodSync(path, 0o600)
  }

  async close(): Promise<void> {
    this.committed?.close()
    await this.db.destroy()
  }
}
