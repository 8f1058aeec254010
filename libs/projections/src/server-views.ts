import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import Cursor from 'pg-cursor'
import type { Engine } from './engine.js'
import { postgresViews } from './engine-postgres.js'

/** Any fixed number that nothing else on this server locks: "views" in ASCII. The next is taken by open-views.ts. */
const rebuilding = 0x7669657773

/** Views on a server of PostgreSQL. */
export function serverViews({
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
