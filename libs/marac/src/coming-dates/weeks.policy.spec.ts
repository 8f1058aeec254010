import { describe, expect, it } from '@jest/globals'
import type { Coming } from './coming-kinds.policy.js'
import { byWeek, lastDay } from './weeks.policy.js'

const coming = (on: string, count = 1, kind: Coming['kind'] = 'research'): Coming => ({ kind, on, count })

describe('what falls due, week by week', () => {
  it('looks thirteen weeks ahead, this one with them', () => expect([lastDay('2027-01-11'), lastDay('2027-01-17')]).toEqual(['2027-04-11', '2027-04-11']))
  it('holds every week, empty ones too, and before them what is overdue', () => {
    const weeks = byWeek([coming('2027-01-12', 2), coming('2027-01-13', 3), coming('2027-01-14', 1, 'action'), coming('2027-01-18', 5)], '2027-01-13')
    expect(weeks).toHaveLength(14)
    expect(weeks.slice(0, 3).map(({ from, total, counts }) => [from, total, counts.research, counts.action])).toEqual([[undefined, 2, 2, 0], ['2027-01-11', 4, 3, 1], ['2027-01-18', 5, 5, 0]])
    expect(weeks.slice(3).every(({ total }) => total === 0)).toBe(true)
  })
  it('does not call overdue what is due today', () => expect(byWeek([coming('2027-01-13')], '2027-01-13')[0]?.total).toBe(0))
})
