import type { CalendarDate } from '@lantern/decision'

/** What an export can be kept as, and how it is told: CSV for other systems, XLSX for Excel. */
export const exportFormats = {
  csv: { words: 'CSV', media: 'text/csv; charset=utf-8' },
  xlsx: { words: 'Excel', media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const
export type ExportFormat = keyof typeof exportFormats

interface Titled {
  readonly title: string
}
/** A column by what it holds: what is undefined is an empty cell. */
export type ExportColumn<Row> =
  | (Titled & { readonly kind?: 'text'; readonly of: (row: Row) => string | undefined })
  | (Titled & { readonly kind: 'number'; readonly of: (row: Row) => number | undefined })
  | (Titled & { readonly kind: 'date'; readonly of: (row: Row) => CalendarDate | undefined })

/** A list as a file: what it is called, its columns from left to right and its rows from top to bottom. */
export interface ExportTable<Row> {
  /** Of the file and its sheet, of small letters, digits and hyphens: `people-to-search`. It stands in the clear on disks, so that it never names anybody. */
  readonly name: string
  readonly columns: readonly ExportColumn<Row>[]
  readonly rows: readonly Row[]
}
