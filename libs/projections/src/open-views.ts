import { Kysely, type Dialect } from 'kysely'
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
  const engine = await engineAt(place)
  if (!('readOnly' in place && place.readOnly)) {
    await engine.transaction(async session => {
      // Two processes that make a table at once can both find it missing, and one then fails, "if not exists" or not.
      if (session.kind === 'postgres') await session.all(`select pg_advisory_xact_lock(${making})`)
      for (const statement of frame) await session.run(statement)
    })
  }
  return { engine, views: new EngineViews(engine), close: () => engine.close() }
}

async function engineAt(place: ViewsPlace): Promise<Engine> {
  if (place.kind === 'sqlite') return openSqliteViews(place.file, place)
  if ('dialect' in place) {
    const db = new Kysely<Record<string, never>>({ dialect: place.dialect })
    return postgresViews(db, inTurn(), () => db.destroy())
  }
  // The embedded hub never needs the driver of PostgreSQL.
  const { serverViews } = await import('./server-views.js')
  return serverViews(place)
}

/** Any fixed number that nothing else on this server locks: "views" in ASCII, and one more (server-views.ts holds the first). */
const making = 0x7669657773 + 1
