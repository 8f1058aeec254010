import { sql, type Expression, type SelectQueryBuilder, type SqlBool } from 'kysely'

/** A part of a list, and the cursor of the next part; null when there is none. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** Which part of a list somebody asks for. */
export interface PageAsked {
  /** As the page before gave it; undefined or null for the first page. */
  readonly cursor?: string | null | undefined
  readonly limit: number
}

export interface PageOptions<Column extends string> extends PageAsked {
  /**
   * Columns to sort by, the last ones making each row's place unique. They stand in the cursor, which stands in addresses: dates,
   * numbers and references only, never a name. None may hold null.
   */
  readonly orderBy: readonly (readonly [column: Column, direction: 'asc' | 'desc'])[]
}

/** The cursor was not made by this list. To be answered with 400. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor'
  constructor() {
    super('This list has no such page. Start from its beginning.')
  }
}

/**
 * One page of a query over a projection's rows. It goes on behind the last row shown, so rows that come and go before it neither
 * repeat nor hide others.
 * @throws BadCursor
 */
export async function pageOf<Row extends object, Item extends object>(
  query: SelectQueryBuilder<{ row: Row }, 'row', Item>,
  { cursor, limit, orderBy }: PageOptions<keyof Row & keyof Item & string>,
): Promise<Page<Item>> {
  let wanted = query.limit(atMost(limit + 1))
  for (const [column, direction] of orderBy) wanted = wanted.orderBy(sql.ref(`row.${column}`), direction)
  if (cursor !== undefined && cursor !== null) wanted = wanted.where(behind(orderBy, readCursor(cursor, orderBy)))
  const found = (await wanted.execute().catch(refuseBadValues)) as Item[]
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last ? writeCursor(last, orderBy) : null }
}

/** One page of the whole rows of a list. @throws BadCursor */
export const pageOfRows = <Row extends object>(rows: SelectQueryBuilder<{ row: Row }, 'row', Record<never, never>>, options: PageOptions<keyof Row & string>): Promise<Page<Row>> =>
  pageOf<Row, Row>(rows.selectAll() as unknown as SelectQueryBuilder<{ row: Row }, 'row', Row>, options)

/** One page of several lists seen as one, sorted by the same columns: no more is read of any of them than the page holds. @throws BadCursor */
export async function pageOfSeveral<Row extends object, Item extends object>(
  queries: readonly SelectQueryBuilder<{ row: Row }, 'row', Item>[],
  options: PageOptions<keyof Row & keyof Item & string>,
): Promise<Page<Item>> {
  const pages = await Promise.all(queries.map(query => pageOf(query, options)))
  const found = pages.flatMap(({ items }) => items).sort((a, b) => inOrder(a, b, options.orderBy))
  const items = found.slice(0, options.limit)
  const last = items.at(-1)
  return { items, next: last && (found.length > items.length || pages.some(({ next }) => next !== null)) ? writeCursor(last, options.orderBy) : null }
}

function inOrder(a: object, b: object, orderBy: Order): number {
  for (const [column, direction] of orderBy) {
    const [x, y] = [a, b].map(row => Reflect.get(row, column) as string | number)
    if (x !== undefined && y !== undefined && x !== y) return x < y === (direction === 'asc') ? -1 : 1
  }
  return 0
}

/** A limit that is no bare parameter: SQLite looks at the value of such a one, and plans the statement anew each time. */
export const atMost = (rows: number): Expression<number> => sql<number>`cast(${rows} as integer)`

/** PostgreSQL refuses to compare a number with what is none (SQLSTATE class 22, data exception): the cursor was tampered with. */
function refuseBadValues(error: unknown): never {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('22')) throw new BadCursor()
  throw error
}

type Order = readonly (readonly [column: string, direction: 'asc' | 'desc'])[]
type Place = readonly (string | number)[]

/** (a, b) behind (x, y): a beyond x, or a = x and b beyond y; beyond is less where the order goes down. */
function behind([first, ...rest]: Order, [value, ...values]: Place): Expression<SqlBool> {
  if (!first || value === undefined) return sql<SqlBool>`1 = 0`
  const [name, direction] = first
  const column = sql.ref(`row.${name}`)
  const beyond = direction === 'asc' ? sql<SqlBool>`${column} > ${value}` : sql<SqlBool>`${column} < ${value}`
  return rest.length === 0 ? beyond : sql<SqlBool>`(${beyond} or (${column} = ${value} and ${behind(rest, values)}))`
}

const orderName = (orderBy: Order): string => orderBy.map(([column, direction]) => `${column} ${direction}`).join()

function writeCursor(last: object, orderBy: Order): string {
  const place = orderBy.map(([column]) => {
    const value: unknown = Reflect.get(last, column)
    if (typeof value === 'string' || typeof value === 'number') return value
    throw new Error(`A list cannot be sorted by ${column}: it is not always there.`)
  })
  return Buffer.from(JSON.stringify([orderName(orderBy), ...place])).toString('base64url')
}

function readCursor(cursor: string, orderBy: Order): Place {
  const [name, ...place] = parse(Buffer.from(cursor, 'base64url').toString())
  if (name !== orderName(orderBy) || place.length !== orderBy.length) throw new BadCursor()
  return place.map(value => {
    if (typeof value === 'number' || (typeof value === 'string' && !value.includes('\0'))) return value
    throw new BadCursor()
  })
}

function parse(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
