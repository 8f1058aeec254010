import { describe, expect, it, jest } from '@jest/globals'
import { remembering } from './remembering.js'

describe('remembering', () => {
  it('works out each answer once', () => {
    const work = jest.fn((n: number) => n * n)
    const squared = remembering(work)
    expect([3, 4, 3, 0, 0].map(squared)).toEqual([9, 16, 9, 0, 0])
    expect(work).toHaveBeenCalledTimes(3)
  })
  it('keeps no refusal', () => {
    const work = jest.fn((n: number): number => {
      if (n < 0) throw new RangeError('Negative.')
      return n
    })
    const root = remembering(work)
    for (const n of [-1, -1]) expect(() => root(n)).toThrow(RangeError)
    expect(work).toHaveBeenCalledTimes(2)
  })
  it('does not keep answers without end', () => {
    const work = jest.fn((n: number) => n)
    const same = remembering(work)
    for (let n = 0; n <= 10_000; n++) same(n)
    expect(work).toHaveBeenCalledTimes(10_001)
    same(10_000)
    expect(work).toHaveBeenCalledTimes(10_001)
    same(0)
    expect(work).toHaveBeenCalledTimes(10_002)
  })
})
