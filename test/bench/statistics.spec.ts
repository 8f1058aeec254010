import { describe, expect, it } from '@jest/globals'
import { exponent, interleaved, median, medianRatio, quantile, timed } from './statistics.js'

describe('what figures are made of', () => {
  it('takes the middle of an odd and of an even number of values', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 2, 9])).toBe(3)
    expect(() => median([])).toThrow(RangeError)
  })

  it('takes quantiles of values in any order', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect(quantile(values, 0.5)).toBe(51)
    expect(quantile(values, 0.99)).toBe(100)
    expect(quantile(values, 1)).toBe(100)
    expect(() => quantile([], 0.5)).toThrow(RangeError)
  })

  it('compares round by round, so that a slow round weighs on both sides alike', () =>
    expect(medianRatio([50, 5, 60], [100, 10, 100])).toBe(0.5))

  it('tells how cost grows', () => {
    expect(exponent({ size: 10, cost: 3 }, { size: 1000, cost: 300 })).toBeCloseTo(1)
    expect(exponent({ size: 10, cost: 3 }, { size: 1000, cost: 3 })).toBe(0)
  })

  it('takes sides in turn, beginning with another each round, and leaves the first round out', async () => {
    const order: string[] = []
    const side = (name: string) => (round: number) => {
      order.push(`${name}${round}`)
      return round
    }
    expect(await interleaved(3, { a: side('a'), b: side('b') })).toEqual({ a: [0, 1, 2], b: [0, 1, 2] })
    expect(order).toEqual(['a-1', 'b-1', 'a0', 'b0', 'b1', 'a1', 'a2', 'b2'])
  })

  it('waits for the work that it times', async () => {
    let done = false
    const milliseconds = await timed(async () => {
      await new Promise(resolve => setImmediate(resolve))
      done = true
    })
    expect(done).toBe(true)
    expect(milliseconds).toBeGreaterThanOrEqual(0)
  })
})
