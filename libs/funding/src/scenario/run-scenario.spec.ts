import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sumOf } from '@lantern/money'
import { runScenario } from './run-scenario.js'
import type { FundPosition, Scenario } from './scenario.js'

/** Invented: what Kent's partners pay is not public. */
const position: FundPosition = {
  from: '2026-04-01', available: 3_000_000, buffer: 1_200_000, baseYear: '2025/26', contributionsOn: '06-30', reviewCost: 1_200_000, reviewsAYear: 9,
  partners: [{ partner: 'county', contribution: 5_000_000 }, { partner: 'police', contribution: 3_000_000 }, { partner: 'fire', contribution: 2_000_000 }],
}
const run = (more: Partial<Scenario> = {}, at: Partial<FundPosition> = {}) => runScenario({ ...position, ...at }, { name: 'x', years: 3, ...more })
const paid = (...args: Parameters<typeof run>): readonly number[] => run(...args).years.map(({ contributions }) => sumOf(contributions.map(({ amount }) => amount)))

describe('a scenario', () => {
  it('goes on as it is, with each partner beside what it pays today', () => {
    const [first] = run().years
    expect(first).toMatchObject({ year: '2026/27', income: 10_000_000, reviews: 9, spend: 10_800_000, opening: 3_000_000, closing: 2_200_000, reviewsCarried: 0, contributions: [{ partner: 'county', amount: 5_000_000, today: 5_000_000 }, {}, {}] })
  })
  it('adds points to the base year: 100, 110, 140 and never 143', () =>
    expect(paid({ uplift: [{ from: '2026/27', points: '10' }, { from: '2027/28', points: '30' }] })).toEqual([11_000_000, 14_000_000, 14_000_000]))
  it('names the day on which the buffer is breached, and that on which nothing is left', () => {
    // Nine reviews in 365 days: the second is commissioned on day 60, when the contributions of the year have not come in.
    expect(run()).toMatchObject({ bufferBreachedOn: '2026-05-31', emptyOn: '2027-06-01', years: [{ lowest: { on: '2026-05-31', available: 600_000 } }, {}, {}] })
    expect(run({}, { available: 1_200_000, reviewsAYear: 0 }).bufferBreachedOn).toBeNull()
    expect(run({}, { available: 1_199_999, reviewsAYear: 0 }).bufferBreachedOn).toBe('2026-04-01')
    expect(run({ moreReviews: [{ year: '2026/27', reviews: 20 }] }).emptyOn).not.toBeNull()
  })
  it('lets a partner pay to the day on which it leaves, and the others for it where they do', () => {
    const leaves = (othersPay?: boolean) => ({ leaves: [{ partner: 'fire', on: '2026-10-01', ...(othersPay && { othersPay }) }] })
    expect(paid(leaves())).toEqual([8_000_000 + 1_002_740, 8_000_000, 8_000_000])
    expect(paid(leaves(true))).toEqual([10_000_000, 10_000_000, 10_000_000])
    expect(run(leaves(true)).years[1]?.contributions.map(({ amount }) => amount)).toEqual([6_250_000, 3_750_000, 0])
  })
  it('knows late payers, charges for each review above a number, once and from elsewhere', () => {
    expect(run({ paysLate: [{ partner: 'county', days: 300 }] }).years[0]?.income).toBe(5_000_000)
    expect(paid({ perReview: { amount: 500_000, above: 8 }, oneOff: [{ year: '2027/28', amount: 100_001 }] })).toEqual([10_500_000, 10_600_001, 10_500_000])
    expect(run({ centralFunding: [{ on: '2027-01-01', amount: 700 }] }).years[0]?.income).toBe(10_000_700)
  })
  it('counts a leap year to the day', () => expect(paid({ years: 1, leaves: [{ partner: 'fire', on: '2028-03-01' }] }, { from: '2027-04-01' })).toEqual([8_000_000 + Math.round((2_000_000 * 335) / 366)]))

  const years = fc.integer({ min: 1, max: 6 })
  const anything = fc.record({ available: fc.integer({ min: 0, max: 9_000_000 }), reviewsAYear: fc.integer({ min: 0, max: 12 }), contributions: fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 1, maxLength: 6 }), points: fc.integer({ min: 0, max: 90 }), more: fc.integer({ min: -3, max: 9 }) })
  const made = ({ available, reviewsAYear, contributions }: { available: number; reviewsAYear: number; contributions: readonly number[] }): Partial<FundPosition> => ({ available, reviewsAYear, partners: contributions.map((contribution, i) => ({ partner: `p-${i}`, contribution })) })
  it('accounts for every penny: what was there, came in and went out is what is there', () =>
    fc.assert(fc.property(anything, years, ({ points, more, ...at }, n) => {
      const result = run({ years: n, uplift: [{ from: '2027/28', points: String(points) }], moreReviews: [{ year: '2026/27', reviews: more }] }, made(at))
      result.years.forEach(({ opening, income, spend, closing, lowest }, i) => {
        expect(closing).toBe(opening + income - spend)
        expect(opening).toBe(i === 0 ? at.available : result.years[i - 1]?.closing)
        expect(lowest.available).toBeLessThanOrEqual(Math.min(opening, closing))
      })
      expect(result.bufferBreachedOn !== null).toBe(result.years.some(({ lowest }) => lowest.available < position.buffer))
    })))
  it('is breached no sooner with a further review fewer, or more money', () =>
    fc.assert(fc.property(anything, fc.integer({ min: 0, max: 900_000 }), (at, extra) => {
      const breached = (more: Partial<FundPosition>): string => run({}, { ...made(at), ...more }).bufferBreachedOn ?? '9999'
      expect(breached({ available: at.available + extra }) >= breached({})).toBe(true)
    })))
})
