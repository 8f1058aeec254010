import { describe, expect, it } from '@jest/globals'
import { neededColumns } from './columns.js'
import { FileUnreadable, readRows } from './read-file.js'

const header = neededColumns.join(',')
const line = 'Kent Police,1,East,Visible high risk,Story,Ada Sample,yes,Bram Sample,dash,15,24,High'
const read = (text: string | Uint8Array) => readRows(typeof text === 'string' ? new TextEncoder().encode(text) : text)

describe('reading a file of referrals', () => {
  it('reads rows by the names of their columns, and numbers them as a spreadsheet does', () =>
    expect(read(`${header}\n${line}\n\n${line}\n`).map(({ row, cells }) => [row, cells['victim_name']])).toEqual([
      [2, 'Ada Sample'],
      [4, 'Ada Sample'],
    ]))

  it.each([
    ['a byte-order mark', `\uFEFF${header}\n${line}`],
    ['Windows line ends', `${header}\r\n${line}\r\n`],
    ['a first line for Excel', `sep=;\r\n${header}\n${line}`.replaceAll(',', ';')],
    ['semicolons', `${header}\n${line}`.replaceAll(',', ';')],
    ['tabs', `${header}\n${line}`.replaceAll(',', '\t')],
    ['quotes round everything', `${header}\n${line}`.replace(/[^,\n]+/g, '"$&"')],
    ['blank lines before and after', `\n\n${header}\n${line}\n,,,,,\n\n`],
    ['headings as people write them', `${header}\n${line}`.replace('victim_name', 'Victim name').replace('perpetrator_name', 'Perpetrator-1-Name')],
    ['UTF-16, as Excel saves "Unicode text"', Buffer.from(`\uFEFF${header}\n${line}`, 'utf16le')],
  ])('meets %s', (_, text) => expect(read(text).map(({ cells }) => [cells['agency'], cells['victim_name'], cells['judgement']])).toEqual([['Kent Police', 'Ada Sample', 'High']]))

  it('keeps line ends, quotes and separators inside quotes', () =>
    expect(read(`${header}\n${line.replace('Story', '"He said: ""go"",\r\nthen left"')}`)[0]?.cells['reason']).toBe('He said: "go",\r\nthen left'))

  it('reads the code page of a British spreadsheet', () =>
    expect(read(Buffer.from(`${header}\n${line.replace('Ada', 'Zoë')}`, 'latin1'))[0]?.cells['victim_name']).toBe('Zoë Sample'))

  it('says when a row has more cells than the header', () => expect(read(`${header}\n${line},more`)[0]?.beyond).toBe(true))
  it('takes a row that ends early', () => expect(read(`${header}\nKent Police,1`)[0]?.cells['victim_name']).toBe(''))

  it.each([
    ['', 'The file is empty'],
    ['PK\u0003\u0004workbook', 'This is a workbook'],
    ['\n\n', 'The file is empty'],
    ['agency,reference\nx,1', 'Missing: area'],
    [`${header},colour\n${line},red`, 'There is no column called colour'],
    [`${header},area\n${line},East`, 'The column area is there twice'],
    [`${header}\n"Kent Police,1`, 'Line 2 cannot be read: a quotation mark is opened and never closed'],
  ])('refuses %j whole', (text, reason) => {
    expect(() => read(text)).toThrow(FileUnreadable)
    expect(() => read(text)).toThrow(reason)
  })
})
