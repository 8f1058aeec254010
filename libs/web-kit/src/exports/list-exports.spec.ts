import { describe, expect, it } from '@jest/globals'
import { ShapeRefused } from '../fields/index.js'
import { asCsv } from './as-csv.js'
import { everyRow, exportLinks, invented } from './list-exports.js'

const pages = (count: number, size: number) => async ({ cursor = '0' }: { readonly cursor?: string }) => {
  const at = Number(cursor)
  return { items: Array.from({ length: Math.min(size, count - at) }, (_, index) => at + index), next: at + size < count ? String(at + size) : null }
}

describe('a list as a file', () => {
  it('holds every row, page by page', async () => {
    expect(await everyRow(pages(5, 2))).toEqual([0, 1, 2, 3, 4])
    expect(await everyRow(pages(0, 2))).toEqual([])
  })
  it('is refused when it is longer than anybody works from', async () => {
    expect(await everyRow(pages(20_000, 5000))).toHaveLength(20_000)
    await expect(everyRow(pages(20_001, 5000))).rejects.toThrow(ShapeRefused)
  })
  it('says in its name and in each row that people are invented', async () => {
    const table = invented({ name: 'cases', columns: [{ title: 'Case', of: (ref: string) => ref }], rows: ['A', 'B'] })
    expect([table.name, (await asCsv(table)).toString().trim().split('\r\n').slice(1)]).toEqual(['demonstration-cases', ['A,People and events are invented', 'B,People and events are invented']])
  })
  it('is asked for with the filters of the list', () =>
    expect(exportLinks('/cases/export', { status: 'open', area: undefined })).toEqual([{ text: 'CSV', href: '/cases/export?status=open&as=csv' }, { text: 'Excel', href: '/cases/export?status=open&as=xlsx' }]))
})
