import { Type } from 'class-transformer'
import { ValidateNested } from 'class-validator'
import { capital } from '../views/words.js'
import { field, isBlank, Wrong, type FieldDecorator, type InputClass } from './field.js'

export interface ListOptions {
  readonly max: number
  /** At least so many; 0 unless told. */
  readonly min?: number
  /** The word for one of them: "child". Heads each row and ends "Enter at least one ...". */
  readonly one?: string
  readonly label?: string
  readonly hint?: string
  /** Rows that an empty form shows; `min` or 1 unless told. One spare row follows what was typed, so that no script is needed. */
  readonly shown?: number
}

/** Rows of another input. In a form, rows left blank are dropped before anything is checked, so indexes are those of the rows that stay. */
export function ListOf<Row extends object>(what: string, row: () => InputClass<Row>, max: number | ListOptions): FieldDecorator<Row[]> {
  const options = typeof max === 'number' ? { max } : max
  const { min = 0, one = what } = options
  const few = min < 2 ? `Enter at least one ${one}` : `Enter ${min} or more ${what}`
  return field<Row[]>({
    view: {
      widget: 'rows',
      what,
      label: options.label ?? capital(what),
      hint: options.hint,
      optional: min === 0,
      max: options.max,
      row,
      one,
      shown: options.shown ?? Math.max(min, 1),
    },
    missing: few,
    read: raw => {
      if (isBlank(raw)) return min === 0 ? [] : undefined
      if (!Array.isArray(raw) || raw.some(item => !(item instanceof row()))) return new Wrong(`${capital(what)} must be a list`)
      if (raw.length > options.max) return new Wrong(`Enter ${options.max} or fewer ${what}`)
      return raw.length < min ? new Wrong(few) : raw
    },
    // swagger knows a lazy type by its function's result: `type: row` alone gives an empty $ref.
    api: { type: () => row(), isArray: true, minItems: min, maxItems: options.max },
    more: [Type(() => row()), ValidateNested({ each: true })],
  })
}

/** Whether nothing was entered anywhere in a row. */
export function isBlankRow(row: unknown): boolean {
  if (Array.isArray(row)) return row.every(isBlankRow)
  if (typeof row === 'object' && row !== null) return Object.values(row).every(isBlankRow)
  return isBlank(row)
}
