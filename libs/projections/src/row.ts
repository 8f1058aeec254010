import type { AnyProjection, Column } from './projection.js'

/** What a cell holds in either database. */
export type Cell = string | number | null

/** A row as a database gives it back. */
export type Cells = Readonly<Record<string, unknown>>

/** The fold put something into a row that its columns do not declare. Names the column, never the value. */
export class BadRow extends Error {
  override readonly name = 'BadRow'
  constructor(projection: string, column: string, wanted: string) {
    super(`${projection}.${column} must be ${wanted}, or null.`)
  }
}

/**
 * A row as cells, in the order of the declared columns. An absent value is refused, so that a row folded in memory and the same
 * row read back are one and the same to the next fold.
 * @throws BadRow
 */
export function cellsOf(projection: AnyProjection, key: string, row: object): Cell[] {
  const values: Cells = { ...row }
  if (values[projection.key] !== key) throw new BadRow(projection.name, projection.key, 'the key of the row')
  return Object.entries(projection.columns).map(([column, kind]) => cellOf(projection, column, kind, values[column]))
}

function cellOf(projection: AnyProjection, column: string, kind: Column, value: unknown): Cell {
  if (value === null) return null
  if (kind === 'text' && typeof value === 'string') return storable(value)
  if (kind === 'integer' && typeof value === 'number' && Number.isSafeInteger(value)) return value
  if (kind === 'json' && value !== undefined) return JSON.stringify(value)
  throw new BadRow(
    projection.name,
    column,
    { text: 'text', integer: 'a whole number (0 or 1 for no and yes)', json: 'a value that JSON knows' }[kind],
  )
}

/** PostgreSQL stores neither NUL nor half a surrogate pair; what was typed must never stop a view, so both engines get the replacement sign. */
const notStorable = /[\0\p{Surrogate}]/gu
const storable = (text: string): string => (text.isWellFormed() && !text.includes('\0') ? text : text.replace(notStorable, '\uFFFD'))

export const isStorable = (key: string): boolean => storable(key) === key

/** The row behind the cells. */
export const rowOf = (projection: AnyProjection, cells: Cells): object => readInto({ ...cells }, notText(projection))

/** The columns whose values may be stored in another way than rows hold them. */
export const notText = ({ columns }: Pick<AnyProjection, 'columns'>): readonly (readonly [column: string, kind: Column])[] =>
  Object.entries(columns).filter(([, kind]) => kind !== 'text')

/** Makes a row of the cells in their place: the one where stored JSON is parsed, for the declared columns only. */
export function readInto(cells: Record<string, unknown>, columns: ReturnType<typeof notText>): object {
  for (const [column, kind] of columns) {
    const cell = cells[column]
    if (kind === 'json' && typeof cell === 'string') cells[column] = JSON.parse(cell)
    else if (kind === 'integer' && (typeof cell === 'string' || typeof cell === 'bigint')) cells[column] = Number(cell)
  }
  return cells
}
