import { describe, expect, it } from '@jest/globals'
import { inDate, inDateTime, inList, inLongDate, inNumber, inPlural, inShortDate, inTime, isEndless } from './index.js'

describe('dates in words', () => {
  it('reads a calendar date as it stands', () => {
    expect(inLongDate('2027-01-14')).toBe('Thursday 14 January 2027')
    expect(inDate('2026-06-01')).toBe('1 June 2026')
    expect(inShortDate('2026-09-30')).toBe('30 Sep 2026')
  })

  it('reads an instant in London, summer time and the turn of the day included', () => {
    expect(inDateTime('2026-06-30T23:30:00.000Z')).toBe('1 July 2026 at 12:30am')
    expect(inDateTime('2026-01-14T14:05:00.000Z')).toBe('14 January 2026 at 2:05pm')
    expect(inDateTime('2026-07-14T13:00:00.000Z')).toBe('14 July 2026 at 2pm')
  })

  it.each([
    ['2026-01-14T00:00:00.000Z', 'midnight'],
    ['2026-01-14T12:00:00.000Z', 'midday'],
    ['2026-01-14T00:01:00.000Z', '12:01am'],
    ['2026-01-14T12:30:00.000Z', '12:30pm'],
    ['2026-01-14T09:05:00.000Z', '9:05am'],
  ])('tells the time of %s as %s', (instant, words) => expect(inTime(instant)).toBe(words))
})

describe('numbers and lists in words', () => {
  it('counts', () => {
    expect(inNumber(268900)).toBe('268,900')
    expect(inPlural(1, 'case')).toBe('1 case')
    expect(inPlural(0, 'case')).toBe('0 cases')
    expect(inPlural(2, 'agency', 'agencies')).toBe('2 agencies')
  })
  it('joins', () => {
    expect(inList(['police', 'health', 'probation'])).toBe('police, health and probation')
    expect(inList(['police'])).toBe('police')
    expect(inList([])).toBe('')
  })
  it('knows a word that would make a table wider than the window', () =>
    expect(['Wiktoria Placeholder', 'a'.repeat(24), `Ann ${'a'.repeat(25)}`, undefined].map(isEndless)).toEqual([false, false, true, false]))
})
