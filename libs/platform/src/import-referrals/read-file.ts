import { CsvError, parse } from 'csv-parse/sync'
import { columnNamed, neededColumns, pathOf } from './columns.js'

/** The file cannot be read as a list of referrals: nothing was imported. The message says where and what to do. */
export class FileUnreadable extends Error {
  override readonly name = 'FileUnreadable'
}

/** One row that holds something: its number as a spreadsheet counts (the header is 1), and its cells by column. */
export interface FileRow {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
  /** Cells beyond the last column of the header. */
  readonly beyond: boolean
}

/** The header tells what separates cells: whichever of the three stands in it most, outside quotes. */
function delimiterOf(text: string): string {
  const header = (/\S[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (mark: string) => header.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function recordsOf(text: string): readonly (readonly string[])[] {
  try {
    return parse(text, { delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: false, trim: true })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line: unknown = Reflect.get(error, 'lines')
    throw new FileUnreadable(`Line ${String(line)} cannot be read: ${error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark is opened and never closed' : 'its quotation marks do not match'}.`)
  }
}

/** Reads the bytes of a CSV file (UTF-8, with or without byte-order mark; Windows-1252 when it is not UTF-8). @throws FileUnreadable */
export function readRows(bytes: Uint8Array): readonly FileRow[] {
  // What every workbook (a ZIP archive) begins with.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) throw new FileUnreadable('This is a workbook, not a CSV file. Open it, choose "Save as" and "CSV UTF-8", and import that.')
  // Some programs tell Excel first what separates cells; Excel shows no such row.
  const text = decoded(bytes).replace(/^\uFEFF/, '').replace(/^sep=[,;\t]\r?\n/i, '')
  if (text.trim() === '') throw new FileUnreadable('The file is empty. Its first line must name the columns.')
  const all = recordsOf(text)
  const first = all.findIndex(cells => cells.some(cell => cell !== ''))
  const header = all[first] ?? []
  const columns = header.map(columnNamed)
  const unknown = columns.filter(column => column !== '' && !pathOf.has(column))
  const twice = columns.filter((column, i) => column !== '' && columns.indexOf(column) !== i)
  const missing = neededColumns.filter(column => !columns.includes(column))
  if (missing.length > 0) throw new FileUnreadable(`The first line must name the columns. Missing: ${missing.join(', ')}. docs/samples/referrals.csv shows all.`)
  if (unknown.length > 0) throw new FileUnreadable(`There is no column called ${unknown.map(name => name.slice(0, 40)).join(', ')}. docs/samples/referrals.csv shows all.`)
  if (twice.length > 0) throw new FileUnreadable(`The column ${twice.join(', ')} is there twice.`)
  return all.slice(first + 1).flatMap((cells, i) => {
    if (cells.every(cell => cell.trim() === '')) return []
    const named = Object.fromEntries(columns.flatMap((column, at) => (column === '' ? [] : [[column, cells[at]?.trim() ?? '']])))
    return [{ row: first + i + 2, cells: named, beyond: cells.slice(columns.length).some(cell => cell !== '') }]
  })
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Excel's plain "CSV" writes the code page of the machine; in Britain that is this one.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
