import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sumOf } from '@lantern/money'
import { forDays, sharesOf, type AllocationRule, type Among } from './allocation-rule.js'

const shares = (rule: AllocationRule, amount: number): Readonly<Record<string, number>> => Object.fromEntries(sharesOf(rule, amount))
const sharers = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'icb']
/** Gloucestershire 2024/25: half of the chair's fee up to £5,000 by the commissioner's office, the other half shared equally. */
const half = { percent: '50', upTo: 500_000, among: { partner: 'opcc' } } as const
const otherHalf = { percent: '50', among: { equally: sharers } } as const

describe('an allocation rule', () => {
  it('is refused where a cap leaves something to nobody', () => {
    for (const rule of [{ parts: [half, otherHalf] }, { parts: [{ percent: '60', among: { partner: 'a' } }] }])
      expect(() => sharesOf(rule, 1_200_000)).toThrow('Say who pays what is left over')
  })
  it('gives what is above the cap to whom it names', () => {
    expect(shares({ parts: [half, otherHalf], rest: { partner: 'host' } }, 1_200_000)).toMatchObject({ opcc: 500_000, host: 100_000, d1: 85_715, icb: 85_714 })
    expect(shares({ parts: [half, otherHalf], rest: { partner: 'host' } }, 800_000)).toMatchObject({ opcc: 400_000, host: 0 })
    expect(shares({ parts: [half], rest: { equally: sharers } }, 1_200_000)).toMatchObject({ opcc: 500_000, d1: 100_000, icb: 100_000 })
  })
  it('knows fixed amounts, weights and equal shares', () => {
    expect(shares({ fixed: { a: 100, b: 250 } }, 350)).toEqual({ a: 100, b: 250 })
    expect(shares({ parts: [{ percent: '100', among: { byWeight: { police: 3, council: 2, fire: 0 } } }] }, 1001)).toEqual({ police: 601, council: 400 })
    expect(shares({ parts: [{ percent: '100', among: { equally: ['a', 'b', 'c'] } }] }, 100)).toEqual({ a: 34, b: 33, c: 33 })
  })
  it.each([
    [{ fixed: { a: 100 } }, 'another sum'],
    [{ fixed: {} }, 'Nobody is named'],
    [{ parts: [{ percent: '100', among: { equally: [] } }] }, 'Nobody is named'],
    [{ parts: [{ percent: '60', among: { partner: 'a' } }, { percent: '60', among: { partner: 'b' } }] }, 'more than 100'],
    [{ parts: [], rest: { byWeight: { a: 0 } } }, 'Nobody is named'],
  ] as const)('is refused: %j', (rule, says) => expect(() => sharesOf(rule, 99)).toThrow(says))

  const among: fc.Arbitrary<Among> = fc.oneof(
    fc.constantFrom('a', 'b').map(partner => ({ partner })),
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }).map(equally => ({ equally })),
    fc.record({ a: fc.integer({ min: 0, max: 9 }), b: fc.integer({ min: 1, max: 9 }) }).map(byWeight => ({ byWeight })),
  )
  const part = fc.record({ percent: fc.integer({ min: 0, max: 2500 }).map(hundredths => (hundredths / 100).toFixed(2)), upTo: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: undefined }), among })
  it('never loses or makes a penny, whatever its parts are', () =>
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), among, fc.integer({ min: 0, max: 100_000_000 }), (parts, rest, amount) =>
        expect(sumOf(sharesOf({ parts: parts.map(({ upTo, ...each }) => ({ ...each, ...(upTo !== undefined && { upTo }) })), rest }, amount).values())).toBe(amount)),
    ))
})

describe('a part of a year', () => {
  it('and the rest of it are the whole', () =>
    fc.assert(fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.integer({ min: 0, max: 366 }), (amount, days) => {
      const gone = forDays(amount, days, 366)
      expect([gone + forDays(amount, 366 - days, 366) - amount].every(off => Math.abs(off) <= 1)).toBe(true)
      expect(Math.abs(gone - (amount * days) / 366)).toBeLessThanOrEqual(0.5001)
    })))
})
