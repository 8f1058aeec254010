import { describe, expect, it } from '@jest/globals'
import { checkGrantYear, type GrantYearCheck } from './grant-check.js'
import { parseGrantFile, type GrantFileYear } from './grant-file.js'

const award = 3_966_100
const year = (more: Partial<GrantFileYear>): GrantFileYear => ({ year: '2025/26', award, ...more })
const approved = (amount: number, pot?: 'upfront' | 'tactical') => ({ title: 'A project', amount, decision: 'approved' as const, ...(pot && { pot }) })
const refused = (amount: number, pot: 'upfront' | 'tactical') => ({ title: 'Another', amount, decision: 'refused' as const, pot })
const check = (more: Partial<GrantFileYear>): GrantYearCheck => checkGrantYear(year(more))

// Papers of the Kent Community Safety Partnership: 21 March 2023 section 2, spring 2025, 20 November 2025 item 162.
describe('the real grant years', () => {
  it('2022/23 returned £10,621.00, and its printed pots are a pound short', () =>
    expect(
      check({
        year: '2022/23',
        printedPots: { upfront: 2_644_000, tactical: 1_322_000 },
        proposals: [approved(62_250, 'upfront'), approved(1_300_000, 'upfront'), approved(598_000, 'upfront'), approved(183_750, 'upfront'), refused(500_000, 'upfront'), approved(460_000, 'tactical'), approved(300_000, 'tactical'), refused(630_000, 'tactical')],
      }),
    ).toEqual({
      ...{ year: '2022/23', award, upfrontApproved: 2_144_000, tacticalApproved: 760_000, underspendReturned: 1_062_100, potNotStated: 0 },
      discrepancies: [{ amount: -100, reason: 'The printed pots are £26,440.00 and £13,220.00, together £39,660.00: £1.00 short of the award' }],
    }))
  it('2024/25 returned £156.00 of a total whose pots nobody prints', () =>
    expect(check({ year: '2024/25', approvedTotal: 3_950_500 })).toMatchObject({ upfrontApproved: 0, tacticalApproved: 0, potNotStated: 3_950_500, underspendReturned: 15_600, discrepancies: [] }))
  it('2025/26 is printed 26 pence over the award, and two projects say no pot', () =>
    expect(
      check({
        proposals: [400_000, 418_200, 370_300, 522_300, 500_000, 200_000].map(amount => approved(amount, 'upfront')).concat(approved(550_000), approved(200_000)),
        printed: { upfrontMovedToTactical: 233_226, tacticalAfterMove: 1_555_326 },
      }),
    ).toEqual({
      ...{ year: '2025/26', award, upfrontApproved: 2_410_800, tacticalApproved: 0, potNotStated: 750_000, underspendReturned: 805_300 },
      discrepancies: [{ amount: 26, reason: 'The printed upfront projects come to £24,108.00 and the tactical pot after the move to £15,553.26, together £39,661.26: £0.26 over the award' }],
    }))
})

describe('figures that do not add up', () => {
  it('are each told with how much', () => {
    expect(check({ proposals: [approved(award + 5, 'upfront')] })).toMatchObject({ underspendReturned: 0, discrepancies: [{ amount: 5, reason: expect.stringContaining('over the award') }] })
    expect(check({ proposals: [approved(100, 'upfront')], approvedTotal: 90 })).toMatchObject({ potNotStated: 0, underspendReturned: award - 100, discrepancies: [{ amount: -10 }] })
    expect(check({ proposals: [approved(100, 'upfront')], approvedTotal: 150 })).toMatchObject({ potNotStated: 50, discrepancies: [{ amount: 50 }] })
    expect(check({ approvedTotal: 100, underspendReturned: 50 })).toMatchObject({ underspendReturned: 50, discrepancies: [{ amount: 150 - award, reason: expect.stringContaining('short of the award') }] })
  })
  it('are none where nothing is printed twice', () => expect(check({}).discrepancies).toEqual([]))
})

describe('a file of grant years', () => {
  const parse = (...years: readonly object[]) => parseGrantFile(JSON.stringify({ years }))
  it('is read without what a test expects of it', () => expect(parse({ year: '2025/26', award, note: 'x', expect: { discrepancy: 26 } })).toEqual({ file: { years: [{ year: '2025/26', award }] } }))
  it.each([
    [{ award: 10.5 }, 'years[0].award must be a whole number of pence'],
    [{ award: -1 }, 'years[0].award must not be negative'],
    [{ award: '£1,000.00' }, 'years[0].award'],
    [{ award: 1e15 }, 'years[0].award must be £1,000,000,000.00 or less, in pence'],
    [{ year: '2025/27' }, 'years[0].year must be a financial year such as 2025/26'],
    [{ proposals: [approved(1), { ...approved(2), decision: 'perhaps' }] }, 'years[0].proposals[1].decision must be approved, refused, outstanding or withdrawn'],
    [{ tacticalPotClosed: '2023-02-30' }, 'years[0].tacticalPotClosed must be a real date'],
  ])('is refused whole: %j', (more, says) => expect(parse({ year: '2025/26', award, ...more })).toEqual({ faults: [expect.stringContaining(says)] }))
  it('has each year once, and is JSON', () => {
    expect(parse({ year: '2025/26', award }, { year: '2025/26', award })).toEqual({ faults: ['The year 2025/26 is there twice'] })
    expect(parseGrantFile('{')).toEqual({ faults: [expect.stringContaining('It is no JSON')] })
    expect(parse()).toEqual({ faults: ['years must have a year'] })
  })
})
