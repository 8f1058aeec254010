import type { ExportColumn, ExportTable } from './export-table.js'

/**
 * What a spreadsheet takes for a formula when it opens a CSV file (OWASP, CSV Injection): also in the full width of East Asian keyboards. An
 * apostrophe before it makes it text; numbers and dates are columns of their own and keep their minus.
 */
const formula = /^[=+\-@\t\r\n＝＋－＠]/
const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text)

function cell<Row>(column: ExportColumn<Row>, row: Row): string {
  if (column.kind === 'number') return String(column.of(row) ?? '')
  return column.kind === 'date' ? (column.of(row) ?? '') : harmless(column.of(row) ?? '')
}

/** The table as CSV: RFC 4180 in UTF-8, with the byte order mark without which Excel takes it for another encoding; dates as 2026-11-23. */
export async function asCsv<Row>({ columns, rows }: ExportTable<Row>): Promise<Buffer> {
  const { stringify } = await import('csv-stringify/sync')
  const cells = [columns.map(({ title }) => title), ...rows.map(row => columns.map(column => cell(column, row)))]
  return Buffer.from(stringify(cells, { bom: true, record_delimiter: 'windows' }))
}
