import { Kysely, PostgresDialect, type Dialect } from 'kysely'
import pg from 'pg'
import Cursor from 'pg-cursor'
import { inTurn, type Engine } from './engine.js'
import { postgresViews } from './engine-postgres.js'
import { openSqliteViews } from './engine-sqlite.js'
import { frame } from './schema.js'
import { EngineViews, type Views } from './views.js'

export type ViewsPlace =
  | { readonly kind: 'sqlite'; readonly file: string; readonly readOnly?: boolean }
  | { readonly kind: 'postgres'; readonly connectionString: string; readonly schema?: string; readonly connections?: number }
  /** A PostgreSQL behind a Kysely dialect of the caller's, with one process only: PGlite in specs. */
  | { readonly kind: 'postgres'; readonly dialect: Dialect }

/** The database of views, and the views in it. */
export interface OpenViews {
  readonly engine: Engine
  readonly views: Views
  close(): Promise<void>
}

/** Opens the database of views, and makes its bookkeeping tables where they are missing. */
export async function openViews(place: ViewsPlace): Promise<OpenViews> {
  const engine = engineAt(place)
  if (!('readOnly' in place && place.readOnly)) {
    await engine.transaction(async session => {
      // Two processes that make a table at once can both find it missing, and one then fails, "if not exists" or not.
      if (session.kind === 'postgres') await session.all(`select pg_advisory_xact_lock(${making})`)
      for (const statement of frame) await session.run(statement)
    })
  }
  return { engine, views: new EngineViews(engine), close: () => engine.close() }
}

function engineAt(place: ViewsPlace): Engine {
  if (place.kind === 'sqlite') return openSqliteViews(place.file, place)
  if ('dialect' in place) {
    const db = new Kysely<Record<string, never>>({ dialect: place.dialect })
    return postgresViews(db, inTurn(), () => db.destroy())
  }
  return serverViews(place)
}

/** Any fixed numbers that nothing else on this server locks: "views" in ASCII, and the next. */
const rebuilding = 0x7669657773
const making = rebuilding + 1

function serverViews({
  connectionString,
  schema = 'public',
  connections = 8,
}: {
  readonly connectionString: string
  readonly schema?: string
  readonly connections?: number
}): Engine {
  if (!/^[a-z_0-9]+$/.test(schema)) throw new Error('The name of a schema is a-z, 0-9 and _ only.')
  const settings = {
    connectionString,
    types: { getTypeParser },
    options: `-c search_path=${schema} -c idle_in_transaction_session_timeout=60000`,
  }
  const pool = new pg.Pool({ ...settings, max: connections })
  // An idle connection that breaks says so here; the next query gets a new one. Without a listener it would end the process.
  pool.on('error', () => undefined)
  const db = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool, cursor: Cursor }) })

  return postgresViews(
    db,
    async work => {
      const client = new pg.Client(settings)
      await client.connect()
      try {
        await client.query('select pg_advisory_lock($1)', [rebuilding])
        return await work()
      } finally {
        await client.end()
      }
    },
    () => db.destroy(),
  )
}

const int8 = 20

/** Counts and integer columns are bigint in PostgreSQL, which its driver gives as text: numbers here, as SQLite has them. @throws beyond 2^53 */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid !== int8 || format === 'binary') return pg.types.getTypeParser(oid, 'text') as (value: string) => unknown
  return value => {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) throw new RangeError('A number from the database is too large.')
    return number
  }
}
