import type { Kysely } from 'kysely'
import type { AnyProjection } from './projection.js'
import type { Cell, Cells } from './row.js'
import type { EngineKind } from './schema.js'

/** Statements within one transaction. Parameters are written $1, $2 … on PostgreSQL and ?1, ?2 … on SQLite: see `sql`. */
export interface Session {
  readonly kind: EngineKind
  all(statement: string, ...parameters: readonly Cell[]): Promise<readonly Cells[]>
  run(statement: string, ...parameters: readonly Cell[]): Promise<void>
  /** The rows with these keys, as cells. */
  load(projection: AnyProjection, keys: readonly string[]): Promise<readonly Cells[]>
  /** Writes each row, over the one with its key. Cells in the order of the declared columns. Of a row that is stored as `loaded` says only what differs need be written. */
  save(projection: AnyProjection, rows: readonly (readonly Cell[])[], loaded?: ReadonlyMap<string, Cells>): Promise<void>
  remove(projection: AnyProjection, keys: readonly string[]): Promise<void>
}

/** A database that holds views. One writing transaction at a time; reading goes on beside it and sees only what is committed. */
export interface Engine {
  readonly kind: EngineKind
  /** For queries. Tables are not typed here: `Views.rows` is. */
  readonly db: Kysely<Record<string, never>>
  /** For queries that may look at every row: where this thread would be held up, on another. */
  readonly away: Kysely<Record<string, never>>
  /** All or nothing. @throws what `work` throws, after rolling back */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** Work that only one process may do at a time, such as rebuilding. Others wait. */
  exclusive<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** A statement with ? for each parameter, as the engine writes them. */
export function sql(kind: EngineKind, statement: string): string {
  if (kind === 'sqlite') return statement
  let n = 0
  return statement.replaceAll('?', () => `$${++n}`)
}

/** Lets one piece of work run after the other, in the order asked for. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
}
