import type { CellObject } from 'write-excel-file/node'
import type { ExportColumn, ExportTable } from './export-table.js'

/** The most that a cell of Excel holds (Microsoft, "Excel specifications and limits"). */
const longest = 32_767
const cut = ' … (cut here: the CSV file holds all of it)'
/** Excel counts days from 1900 on: what lies before is text. */
const firstDate = '1900-01-01'

/** Text is said to be text, and shown so, so that Excel makes neither a formula nor a number of it. */
const textCell = (text: string | undefined): CellObject | null =>
  text === undefined || text === '' ? null : { type: String, format: '@', wrap: true, alignVertical: 'top', value: text.length > longest ? text.slice(0, longest - cut.length) + cut : text }

function cell<Row>(column: ExportColumn<Row>, row: Row): CellObject | null {
  if (column.kind === 'number') {
    const value = column.of(row)
    return value === undefined ? null : { type: Number, alignVertical: 'top', value }
  }
  if (column.kind !== 'date') return textCell(column.of(row))
  const date = column.of(row)
  return date === undefined || date < firstDate ? textCell(date) : { type: Date, format: 'dd/mm/yyyy', alignVertical: 'top', value: new Date(`${date}T00:00:00.000Z`) }
}

/** As wide as the longest of its first words, within what a screen shows. */
const widthOf = (cells: readonly (CellObject | null)[]): number => Math.min(60, Math.max(12, ...cells.map(one => (typeof one?.value === 'string' ? one.value.length : 0) + 2)))

/** The table as a workbook of one sheet, its first row in bold and kept in sight. */
export async function asXlsx<Row>({ name, columns, rows }: ExportTable<Row>): Promise<Buffer> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const titles = columns.map(({ title }): CellObject => ({ type: String, fontWeight: 'bold', value: title }))
  const cells = [titles, ...rows.map(row => columns.map(column => cell(column, row)))]
  const widths = columns.map((_, index) => ({ width: widthOf(cells.map(row => row[index] ?? null)) }))
  // A sheet's name has 31 letters at most.
  // Printed it lies across the sheet; one font, or some programs show the titles in one of their own.
  return writeExcelFile(cells, { sheet: name.slice(0, 31), stickyRowsCount: 1, columns: widths, orientation: 'landscape' }, { fontFamily: 'Arial', fontSize: 11 }).toBuffer()
}
