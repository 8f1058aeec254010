import {
  CompiledQuery,
  sql,
  type Kysely,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  type RootOperationNode,
  type SelectQueryBuilder,
  type UnknownRow,
} from 'kysely'
import type { DomainEvent } from '@lantern/decision'
import { parkedOf, selectParked, timesChanged, type ParkedStream } from './bookkeeping.js'
import type { Engine } from './engine.js'
import { atMost } from './page-of.js'
import type { AnyProjection, Projection } from './projection.js'
import { notText, readInto, type Cells } from './row.js'

/** A query over one projection's rows. The table is called `row`; columns are the row's own names. */
export type RowQuery<Row> = SelectQueryBuilder<{ row: Row }, 'row', Record<never, never>>

/** The views, to be asked. Type and injection token in one. Written once for SQLite and PostgreSQL: every query spec runs on both. */
export abstract class Views {
  /** Starts a query: `views.rows(caseList).selectAll().where('status', '=', 'open').execute()`. Declared json columns come back parsed. */
  abstract rows<E extends DomainEvent, Row extends object>(projection: Projection<E, Row>): RowQuery<Row>

  /** The same for a query that may look at every row, such as a search: it does not hold up the thread that serves. */
  abstract rowsAway<E extends DomainEvent, Row extends object>(projection: Projection<E, Row>): RowQuery<Row>

  /** The row with this key. */
  abstract find<E extends DomainEvent, Row extends object>(projection: Projection<E, Row>, key: string): Promise<Row | undefined>

  /** How many rows a query finds, counted up to `most` and no further. */
  abstract count<Row extends object>(rows: RowQuery<Row>, most: number): Promise<number>

  /**
   * The combinations of these columns in what a query selects, and how many rows have each; of `most` rows and no further. It may look at
   * every row, and does not hold up the thread that serves.
   */
  abstract tally<Row extends object, Told extends object>(rows: SelectQueryBuilder<{ row: Row }, 'row', Told>, columns: readonly (keyof Told & string)[], most: number): Promise<readonly Tallied<Told>[]>

  /** What stays the same for as long as no row of these views changes: whoever keeps what they worked out of them keeps it beside this. */
  abstract mark(...projections: readonly AnyProjection[]): Promise<string>

  /** Streams that wait for a fold to be mended, oldest first. All, or those of one stream. */
  abstract parked(stream?: string): Promise<readonly ParkedStream[]>
}

/** How many rows a query finds, however many: for a list that an index bounds. */
export async function countOf<Row extends object>(rows: RowQuery<Row>): Promise<number> {
  const row = await rows.select(({ fn }) => fn.countAll<string | number>().as('count')).executeTakeFirst()
  return Number(row?.count ?? 0)
}

/** How many rows of a query have each value of a column; null stands for those that have none. */
export async function countsBy<Row extends object, Column extends keyof Row & string>(rows: RowQuery<Row>, column: Column): Promise<ReadonlyMap<Row[Column], number>> {
  const counted = await rows.select([column as never, ({ fn }) => fn.countAll<string | number>().as('count')]).groupBy(column as never).orderBy(column as never).execute()
  return new Map(counted.map(row => [(row as unknown as Row)[column], Number(row.count)]))
}

/** A combination, and how many rows have it. */
export type Tallied<Told> = Told & { readonly rows: number }

/** The views in a database. */
export class EngineViews extends Views {
  private readonly databases = new Map<string, Kysely<Record<string, never>>>()

  constructor(private readonly engine: Engine) {
    super()
  }

  rows<E extends DomainEvent, Row extends object>(projection: Projection<E, Row>): RowQuery<Row> {
    const known = this.databases.get(projection.name)
    const database = known ?? this.engine.db.withPlugin(new DeclaredColumns(projection))
    if (!known) this.databases.set(projection.name, database)
    return rowsIn(database, projection)
  }

  rowsAway<E extends DomainEvent, Row extends object>(projection: Projection<E, Row>): RowQuery<Row> {
    return rowsIn(this.engine.away.withPlugin(new DeclaredColumns(projection)), projection)
  }

  async find<E extends DomainEvent, Row extends object>(projection: Projection<E, Row>, key: string): Promise<Row | undefined> {
    const query = this.rows(projection).selectAll() as unknown as SelectQueryBuilder<{ row: Row }, 'row', Row>
    return await query.where(sql.ref<string>(projection.key), '=', key).executeTakeFirst()
  }

  async count<Row extends object>(rows: RowQuery<Row>, most: number): Promise<number> {
    const found = rows.select(sql<number>`1`.as('one')).limit(atMost(most))
    const row = await this.engine.db.selectFrom(found.as('found') as never).select(({ fn }) => fn.countAll<string | number>().as('count')).executeTakeFirst()
    return Number(row?.count ?? 0)
  }

  async tally<Row extends object, Told extends object>(rows: SelectQueryBuilder<{ row: Row }, 'row', Told>, columns: readonly (keyof Told & string)[], most: number): Promise<readonly Tallied<Told>[]> {
    const found = rows.limit(atMost(most)).as('found')
    const tallied = await this.engine.away.selectFrom(found as never).select(columns as never).select(({ fn }) => fn.countAll<string | number>().as('rows')).groupBy(columns as never).execute()
    return tallied.map(row => ({ ...row, rows: Number(Reflect.get(row, 'rows')) }) as Tallied<Told>)
  }

  async mark(...projections: readonly AnyProjection[]): Promise<string> {
    return (await timesChanged(this.engine, projections.map(({ name }) => name))).join()
  }

  async parked(stream?: string): Promise<readonly ParkedStream[]> {
    const { rows } = await this.engine.db.executeQuery<Cells>(CompiledQuery.raw(selectParked))
    const parked = rows.map(parkedOf)
    return stream === undefined ? parked : parked.filter(one => one.stream === stream)
  }
}

const rowsIn = <E extends DomainEvent, Row extends object>(database: Kysely<Record<string, never>>, { name }: Projection<E, Row>): RowQuery<Row> =>
  (database as unknown as Kysely<{ row: Row }>).selectFrom(`${name} as row` as 'row')

/** Parses what the projection declares, and nothing else; in place, because nobody else has these rows. */
class DeclaredColumns implements KyselyPlugin {
  private readonly columns: ReturnType<typeof notText>

  constructor(projection: Parameters<typeof notText>[0]) {
    this.columns = notText(projection)
  }

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return node
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    for (const row of result.rows) readInto(row, this.columns)
    return result
  }
}
