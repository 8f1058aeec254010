import { describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { asCsv } from './as-csv.js'
import { asXlsx } from './as-xlsx.js'
import type { ExportTable } from './export-table.js'

interface Row {
  readonly name: string | undefined
  readonly born?: string
  readonly open?: number
}
const table = (...rows: readonly Row[]): ExportTable<Row> => ({
  name: 'people-to-search',
  columns: [{ title: 'Name', of: row => row.name }, { title: 'Born', kind: 'date', of: row => row.born }, { title: 'Open', kind: 'number', of: row => row.open }],
  rows,
})
const csvOf = async (...rows: readonly Row[]): Promise<unknown> => parse(await asCsv(table(...rows)), { bom: true })
const xlsxOf = async (...rows: readonly Row[]) => readSheet(await asXlsx(table(...rows)))
const formulas = ['=1+1', '+44 20', '-2', '@SUM(A1)', '\t=1', '＝1+1', '＋1', '－1', '＠A']

describe('a list as CSV', () => {
  it('holds titles and rows, dates and numbers as other systems read them', async () =>
    expect(await csvOf({ name: 'Łucja "Lu" O\'Test, elder', born: '1991-02-03', open: -5 }, { name: undefined })).toEqual([['Name', 'Born', 'Open'], ['Łucja "Lu" O\'Test, elder', '1991-02-03', '-5'], ['', '', '']]))
  it('begins with the mark by which Excel tells UTF-8, and ends lines as RFC 4180 says', async () =>
    expect((await asCsv(table({ name: 'Ann' }))).toString()).toBe('\uFEFFName,Born,Open\r\nAnn,,\r\n'))
  it.each(formulas)('makes %j text, not a formula', async name => expect(await csvOf({ name })).toEqual([['Name', 'Born', 'Open'], [`'${name}`, '', '']]))
  it.each(['Ann-Marie', "O'Test", '1=1', ' '])('leaves %j as it is', async name => expect(await csvOf({ name })).toEqual([['Name', 'Born', 'Open'], [name, '', '']]))
  it('keeps lines of one cell together', async () => expect(await csvOf({ name: 'One\nTwo' })).toEqual([['Name', 'Born', 'Open'], ['One\nTwo', '', '']]))
  it('of nothing holds its titles', async () => expect(await csvOf()).toEqual([['Name', 'Born', 'Open']]))
})

describe('a list as a workbook', () => {
  it('holds titles and rows, dates as dates and numbers as numbers', async () =>
    expect(await xlsxOf({ name: 'Łucja <Lu> & "Co"', born: '1991-02-03', open: -5 })).toEqual([['Name', 'Born', 'Open'], ['Łucja <Lu> & "Co"', new Date('1991-02-03T00:00:00.000Z'), -5]]))
  it.each(formulas.map(text => text.trim()))('keeps %j as text', async name => {
    const content = await asXlsx(table({ name }))
    expect(await readSheet(content)).toEqual([['Name', 'Born', 'Open'], [name, null, null]])
  })
  it('keeps a date from before the days of Excel as text', async () => expect((await xlsxOf({ name: 'Ann', born: '1899-12-31' }))[1]).toEqual(['Ann', '1899-12-31', null]))
  it('says where a text is longer than a cell may be', async () => {
    const text = (await xlsxOf({ name: 'x'.repeat(40_000) }))[1]?.[0]
    expect(String(text)).toHaveLength(32_767)
    expect(text).toMatch(/x … \(cut here: the CSV file holds all of it\)$/)
  })
  it('can be read whatever was typed', async () => expect((await xlsxOf({ name: 'a\u0000b\u000bc\ud800d' }))[1]?.[0]).toBe('abcd'))
  it('of nothing holds its titles', async () => expect(await xlsxOf()).toEqual([['Name', 'Born', 'Open']]))
})
