import { describe, expect, it } from '@jest/globals'
import { weeklyTrend } from './trend.js'

describe('the trend of a board', () => {
  it('counts by weeks that begin on a Monday, the last of them this week', () => {
    const weeks = weeklyTrend([{ day: '2026-11-24', count: 2 }, { day: '2026-11-22', count: 1 }, { day: '2026-11-29', count: 1 }, { day: '2026-01-01', count: 9 }], '2026-11-25')
    expect(weeks.map(({ reached }) => reached)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3])
    expect([weeks[0]?.from, weeks[11]?.from]).toEqual(['2026-09-07', '2026-11-23'])
  })
  it('goes over the turn of the year and the change of the clocks', () =>
    expect(weeklyTrend([{ day: '2027-01-01', count: 1 }, { day: '2027-03-28', count: 2 }], '2027-03-29').map(({ from, reached }) => `${from} ${reached}`)).toEqual(
      expect.arrayContaining(['2027-03-22 2', '2027-03-29 0', '2027-01-11 0'])))
})
