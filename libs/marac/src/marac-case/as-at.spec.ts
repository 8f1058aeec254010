import { describe, expect, it } from '@jest/globals'
import { asAtOf } from './as-at.js'

const now = '2026-07-14T10:00:00.000Z'

describe('a past moment as people give it', () => {
  it.each([
    [{ date: '2026-03-03', time: '14:30' }, '2026-03-03T14:30:00.000Z'],
    [{ 'date[day]': '3', 'date[month]': 'March', 'date[year]': '2026', time: '9.05' }, '2026-03-03T09:05:00.000Z'],
    [{ date: '2026-07-01', time: '00:30' }, '2026-06-30T23:30:00.000Z'],
    [{ date: '2026-06-30' }, '2026-06-30T22:59:59.999Z'],
    [{ date: '2026-06-30', time: '', done: 'x' }, '2026-06-30T22:59:59.999Z'],
    [{ date: '2026-07-14' }, now],
  ])('%j is %s', (query, instant) => expect(asAtOf(query, now)).toBe(instant))
  it.each([{}, { time: '14:30' }, { date: '2026-02-30' }, { date: ['2026-03-03'] }, { date: '2026-03-03', time: '24:00' }, { date: '2026-07-15' }, { date: '2026-07-14', time: '23:00' }])('%j is none', query =>
    expect(() => asAtOf(query, now)).toThrow('cannot be used'))
})
