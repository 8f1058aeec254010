import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { allocate } from './allocate.js'
import { inPounds, mostPence, readPounds, sumOf } from './pence.js'
import { percentageOf, uplifted } from './percentage.js'

describe('an amount that somebody types', () => {
  it.each([['1000', 100_000], [' 1000.5 ', 100_050], ['0.07', 7], ['000012.30', 1230], ['1000000000', mostPence]])('reads %s', (typed, pence) => expect(readPounds(typed)).toEqual({ pence }))
  it.each([
    ['10.005', 'at most two figures'],
    ['-5', 'must not be negative'],
    ['(5)', 'must not be negative'],
    ['£1,000.00', 'without the pound sign and without commas'],
    ['1,5', 'without commas'],
    ['1000000000.01', '£1,000,000,000.00 or less'],
    ['9'.repeat(400), 'or less'],
    ['1e3', 'in figures'],
    ['', 'Enter an amount'],
    ['5.', 'in figures'],
  ])('asks again after %s', (typed, says) => expect(readPounds(typed)).toEqual({ fault: expect.stringContaining(says) }))
  it('comes back as it is shown', () =>
    fc.assert(fc.property(fc.integer({ min: 0, max: mostPence }), amount => expect(readPounds(inPounds(amount).replace(/[£,]/g, ''))).toEqual({ pence: amount }))))
  it('is shown with its pence and its sign', () => expect([1_062_100, -26, 0, 123_456_789].map(inPounds)).toEqual(['£10,621.00', '-£0.26', '£0.00', '£1,234,567.89']))
})

describe('an amount in parts', () => {
  it.each([
    [10, [16, 17, 67], [1, 2, 7]],
    [10_000, [1, 1, 1], [3334, 3333, 3333]],
    [101, [1, 2, 3], [17, 34, 50]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [5, [0, 1], [0, 5]],
  ])('%d by %j is %j', (amount, weights, parts) => expect(allocate(amount, weights)).toEqual(parts))
  const shares = fc.tuple(fc.integer({ min: -mostPence, max: mostPence }), fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 40 }).filter(weights => weights.some(weight => weight > 0)))
  it('sums to the amount, and each is within a penny of its share', () =>
    fc.assert(
      fc.property(shares, ([amount, weights]) => {
        const [parts, whole] = [allocate(amount, weights), sumOf(weights)]
        expect(sumOf(parts)).toBe(amount)
        parts.forEach((part, i) => expect(Math.abs(part - (amount * (weights[i] ?? 0)) / whole)).toBeLessThan(1.001))
      }),
    ))
  it.each([[[0, 0]], [[-1, 2]], [[0.5]], [[]]])('is refused by %j', weights => expect(() => allocate(100, weights)).toThrow(RangeError))
})

describe('points of a base year', () => {
  it('add up on the base: 100, 110, 140, and never 143', () => expect([[], ['10'], ['10', '30']].map(points => uplifted(10_000_000, points))).toEqual([10_000_000, 11_000_000, 14_000_000]))
  it('round once, at the end', () => expect([uplifted(333, ['12.5']), uplifted(1, ['33.3333', '16.6667']), uplifted(1, ['33.3333', '16.6666'])]).toEqual([375, 2, 1]))
  it('is half of an odd penny away from nothing', () => expect([percentageOf(1, '50'), percentageOf(12_000_00, '50'), percentageOf(7, '0')]).toEqual([1, 600_000, 0]))
  it.each(['1,5', '-1', '1000', 'NaN', '1.1234567'])('are not %s', points => expect(() => uplifted(100, [points])).toThrow(RangeError))
})
