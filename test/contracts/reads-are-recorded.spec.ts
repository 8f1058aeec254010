import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { StoreUnavailable } from '@lantern/event-store'
import { startPartnership, type Partnership } from './partnership-of-cases.fixture.js'

/** Who saw what is known before they see it; when it cannot be written down, it is not shown. */
let made: Partnership
beforeAll(async () => {
  made = await startPartnership({ excluding: false })
}, 120_000)
afterAll(() => made.app.stop())

const reads: readonly (readonly [path: string, of: 'asked' | 'policeAction', type: string])[] = [
  ['/api/marac/cases/REF', 'asked', 'CaseRead'],
  ['/api/marac/cases/REF?asAt=2027-01-25T00:00:00Z', 'asked', 'CaseRead'],
  ['/api/marac/cases/REF/history', 'asked', 'CaseRead'],
  ['/api/marac/referrals/REF', 'asked', 'CaseRead'],
  ['/api/actions/REF', 'policeAction', 'CaseRead'],
  ['/api/marac/cases/REF/messages', 'asked', 'CaseRead'],
  ['/cases/REF', 'asked', 'CaseRead'],
  ['/cases/REF/messages', 'asked', 'CaseRead'],
  ['/cases/REF/dates', 'asked', 'CaseRead'],
  ['/api/marac/cases/REF/dates', 'asked', 'CaseRead'],
  ['/cases/REF/history', 'asked', 'CaseRead'],
  ['/cases/REF/as-at?date=2027-01-25', 'asked', 'CaseRead'],
  ['/cases/REF/return-research', 'asked', 'CaseRead'],
  ['/referrals/REF', 'asked', 'CaseRead'],
  ['/cases/REF/readers', 'asked', 'CaseRead'],
  ['/api/marac/cases/REF/readers', 'asked', 'CaseRead'],
  ['/actions/REF', 'policeAction', 'CaseRead'],
]
const readerOf = (path: string): string => (path.includes('return-research') ? 'housing' : path.endsWith('/readers') ? 'founder' : 'police')

describe('a read', () => {
  it.each(reads)('%s is recorded once it is answered', async (path, of, type) => {
    const count = (await made.app.accesses()).length
    const { status } = await made.app.ask(path.replace('REF', made[of].ref), { as: readerOf(path) })
    expect(status).toBe(200)
    expect((await made.app.accesses()).slice(count)).toEqual([expect.objectContaining({ type, user: readerOf(path), data: expect.objectContaining({ ref: made[of].ref }) })])
  })

  it.each([...reads, ['/api/marac/case-searches', 'asked', 'SearchMade'] as const, ['/cases/search', 'asked', 'SearchMade'] as const])('%s is refused when it cannot be recorded', async (path, of) => {
    const append = jest.spyOn(made.app.store, 'append').mockRejectedValue(new StoreUnavailable('Invented: the disk is full.'))
    try {
      const search = path.includes('search') && !path.includes('research')
      const { status, body, headers } = await made.app.ask(path.replace('REF', made[of].ref), { as: readerOf(path), ...(search && { method: 'POST', body: { name: 'zara' } }) })
      expect([status, headers['location']]).toEqual([503, undefined])
      for (const text of ['Zara', 'knife', 'Change the locks', 'Joint tenancy', 'Invented']) expect(body).not.toContain(text)
    } finally {
      append.mockRestore()
    }
  })
})
