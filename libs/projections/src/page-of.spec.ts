import { beforeEach, expect, it } from '@jest/globals'
import { onBothEngines } from '@lantern/testing/engines'
import { loans, type LoanRow } from './library.fixture.js'
import { tellChanged } from './bookkeeping.js'
import { makeTable } from './build-tables.js'
import { BadCursor, pageOf, type PageOptions } from './page-of.js'
import { cellsOf } from './row.js'

onBothEngines('a list in pages', open => {
  const row = (loan: string, changed_at: string, days: number): LoanRow => ({
    loan,
    reader: 'r',
    name: null,
    status: 'out',
    days,
    tags: ['x'],
    changed_at,
  })
  const rows = [
    row('a', '2026-03-01', 3),
    row('b', '2026-03-02', 10),
    row('c', '2026-03-02', 2),
    row('d', '2026-03-03', 3),
    row('E', '2026-03-02', 3),
  ]
  const save = (saved: readonly LoanRow[]) =>
    open().engine.transaction(session =>
      session.save(
        loans,
        saved.map(one => cellsOf(loans, one.loan, one)),
      ),
    )
  beforeEach(async () => {
    await open().engine.transaction(session => makeTable(session, loans))
    await save(rows)
  })

  it('is counted up to a number and no further', async () => {
    const due = open().views.rows(loans).where('changed_at', '=', '2026-03-02')
    expect(await open().views.count(due, 2)).toBe(2)
    expect(await open().views.count(due, 100)).toBe(3)
    expect(await open().views.count(due.where('status', '=', 'back'), 100)).toBe(0)
  })

  it('is told by the combinations in it, each with how many there are, up to a number of rows', async () => {
    const told = (most: number) => open().views.tally(open().views.rows(loans).select(['status', 'days']).orderBy('loan'), ['status', 'days'], most)
    expect((await told(100)).toSorted((a, b) => a.days - b.days)).toEqual([{ status: 'out', days: 2, rows: 1 }, { status: 'out', days: 3, rows: 3 }, { status: 'out', days: 10, rows: 1 }])
    expect((await told(2)).reduce((sum, { rows: some }) => sum + some, 0)).toBe(2)
  })

  it('is marked: the mark stays while nothing changes', async () => {
    const mark = () => open().views.mark(loans)
    const [before, again] = [await mark(), await mark()]
    expect(again).toBe(before)
    await open().engine.transaction(session => tellChanged(session, loans.name))
    expect(await mark()).not.toBe(before)
    expect(await open().views.mark()).toBe('')
  })

  const list = () => open().views.rows(loans).select(['loan', 'changed_at', 'days', 'tags'])
  async function all(orderBy: PageOptions<'loan' | 'changed_at' | 'days'>['orderBy'], limit: number): Promise<string[]> {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof pageOf<LoanRow, Pick<LoanRow, 'loan' | 'changed_at' | 'days' | 'tags'>>>> = await pageOf(
        list(),
        { cursor, limit, orderBy },
      )
      expect(page.items.length).toBeLessThanOrEqual(limit)
      seen.push(...page.items.map(({ loan }) => loan))
      cursor = page.next
    } while (cursor !== null)
    return seen
  }

  it.each([1, 2, 3, 5, 9])('shows every row once, in one order on every engine, %i at a time', async limit => {
    expect(
      await all(
        [
          ['changed_at', 'asc'],
          ['loan', 'asc'],
        ],
        limit,
      ),
    ).toEqual(['a', 'E', 'b', 'c', 'd'])
    expect(
      await all(
        [
          ['changed_at', 'desc'],
          ['loan', 'asc'],
        ],
        limit,
      ),
    ).toEqual(['d', 'E', 'b', 'c', 'a'])
    expect(
      await all(
        [
          ['days', 'desc'],
          ['loan', 'desc'],
        ],
        limit,
      ),
    ).toEqual(['b', 'd', 'a', 'E', 'c'])
  })

  it('neither repeats nor skips rows when others come and go before them', async () => {
    const options = {
      limit: 2,
      orderBy: [
        ['changed_at', 'asc'],
        ['loan', 'asc'],
      ],
    } as const
    const first = await pageOf(list(), options)
    expect(first.items.map(({ loan, tags }) => [loan, tags])).toEqual([
      ['a', ['x']],
      ['E', ['x']],
    ])
    await save([row('aa', '2026-02-01', 1)])
    await open().engine.transaction(session => session.remove(loans, ['a']))
    const second = await pageOf(list(), { ...options, cursor: first.next })
    expect(second.items.map(({ loan }) => loan)).toEqual(['b', 'c'])
  })

  it('carries in the cursor what it sorts by, and nothing else', async () => {
    const { next } = await pageOf(list(), {
      limit: 1,
      orderBy: [
        ['changed_at', 'asc'],
        ['loan', 'asc'],
      ],
    })
    expect(JSON.parse(Buffer.from(next ?? '', 'base64url').toString())).toEqual(['changed_at asc,loan asc', '2026-03-01', 'a'])
  })

  it.each([
    ['nonsense', 'nonsense'],
    ['', ''],
    ['of another order', encoded('loan asc', 'a')],
    ['too short', encoded('days asc,loan asc', 1)],
    ['with an object', encoded('days asc,loan asc', {}, 'a')],
    ['with NUL', encoded('days asc,loan asc', 1, '\0')],
  ])('refuses a cursor that it did not make: %s', async (_, cursor) => {
    await expect(
      pageOf(list(), {
        cursor,
        limit: 2,
        orderBy: [
          ['days', 'asc'],
          ['loan', 'asc'],
        ],
      }),
    ).rejects.toThrow(BadCursor)
  })

  it('never fails on a tampered cursor of the right shape: it is refused, or it gives a page', async () => {
    const cursor = encoded('days asc,loan asc', 'x', 'a')
    const answer = await pageOf(list(), {
      cursor,
      limit: 2,
      orderBy: [
        ['days', 'asc'],
        ['loan', 'asc'],
      ],
    }).catch((error: unknown) => error)
    expect(answer instanceof BadCursor || (typeof answer === 'object' && answer !== null && 'items' in answer)).toBe(true)
  })
})

function encoded(...parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}
