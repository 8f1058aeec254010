import { describe, expect, it } from '@jest/globals'
import { goals } from './goals.js'
import { lineOf, sentenceOf, tableOf } from './reading.js'

describe('what the bench says of a measure', () => {
  it('is a line with id, name, value, unit, goal and whether it holds, and the size that it was measured at', () =>
    expect(lineOf({ id: 'P2', value: 2.71828, size: '40,000 events', of: '8,154 of 3,000 a second' })).toEqual({
      id: 'P2',
      name: 'Commands a second, 32 in flight, to F2',
      value: 2.72,
      unit: 'ratio',
      goal: 2.5,
      stretch: 4,
      better: 'more',
      holds: true,
      size: '40,000 events',
      of: '8,154 of 3,000 a second',
    }))

  it('holds at the goal itself, from above or from below as the goal is meant', () => {
    expect(lineOf({ id: 'P1', value: 0.45, size: '' }).holds).toBe(true)
    expect(lineOf({ id: 'P1', value: 0.449, size: '' }).holds).toBe(false)
    expect(lineOf({ id: 'P7.ms', value: 20, size: '' }).holds).toBe(true)
    expect(lineOf({ id: 'P7.ms', value: 20.1, size: '' }).holds).toBe(false)
    expect(lineOf({ id: 'P19.rate', value: -0.19, size: '' }).holds).toBe(true)
    expect(lineOf({ id: 'P19.rate', value: -0.21, size: '' }).holds).toBe(false)
  })

  it('does not hold when there is no number', () => expect(lineOf({ id: 'P7.ms', value: Number.NaN, size: '' }).holds).toBe(false))

  it('can be read as JSON', () => {
    const line = lineOf({ id: 'P20', value: 1.2345, size: '10 events' })
    expect(JSON.parse(JSON.stringify([line]))).toEqual([line])
  })

  it('says first what is short', () => {
    expect(sentenceOf(lineOf({ id: 'P20', value: 1.7, size: '10 events' }))).toMatch(/^SHORT {2}P20 .*1\.7 ratio \(at most 1\.3, wanted 1\.1\); 10 events$/)
    expect(sentenceOf(lineOf({ id: 'P20', value: 1, size: '' }))).toMatch(/^beyond P20/)
    expect(sentenceOf(lineOf({ id: 'P20', value: 1.2, size: '' }))).toMatch(/^holds {2}P20/)
  })

  it('is a row of a table', () => {
    const [, , ...rows] = tableOf([lineOf({ id: 'P7.ms', value: 21, size: '10 events' }), lineOf({ id: 'P1', value: 0.5, size: '', of: '5 of 10' })]).split('\n')
    expect(rows).toEqual([
      '| P7.ms | Command p99 at 200 a second | 21 ms | at most 20 | 8 | SHORT |  | 10 events |',
      '| P1 | Commands a second, 1 in flight, to F2 | 0.5 | at least 0.45 | 0.65 | holds | 5 of 10 |  |',
    ])
  })

  it('wants more than it asks for', () => {
    for (const goal of Object.values(goals)) expect('less' in goal ? goal.must - goal.stretch : goal.stretch - goal.must).toBeGreaterThan(0)
  })
})
