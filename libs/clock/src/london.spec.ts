import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { addDays, addMonths, dayOrInstant, endOfLondonDay, formatDate, formatDateTime, isCalendarDate, londonDate, londonInstant, mondayOf, parseCalendarDate, startOfLondonDay } from './index.js'

/** Any day from 2019 to 2040. */
const dates = fc.integer({ min: 0, max: 8035 }).map(days => addDays('2019-01-01', days))
const hoursOf = (date: string): number => (Date.parse(endOfLondonDay(date)) - Date.parse(startOfLondonDay(date))) / 3_600_000

describe("London's days", () => {
  it('starts a summer day an hour before UTC does', () => {
    expect(londonDate('2026-06-30T22:59:59.999Z')).toBe('2026-06-30')
    expect(londonDate('2026-06-30T23:00:00.000Z')).toBe('2026-07-01')
    expect(startOfLondonDay('2026-07-01')).toBe('2026-06-30T23:00:00.000Z')
    expect(londonDate('2026-12-31T23:59:59.999Z')).toBe('2026-12-31')
    expect(startOfLondonDay('2027-01-01')).toBe('2027-01-01T00:00:00.000Z')
  })

  it('has the same date throughout each hour of UTC, whichever moment of it was asked for first', () => {
    const whole = fc.integer({ min: Date.parse('1900-01-01') / 3_600_000, max: Date.parse('2100-01-01') / 3_600_000 - 1 })
    fc.assert(
      fc.property(whole, fc.nat(3_599_999), fc.nat(3_599_999), (hour, a, b) => {
        const moments = [a, b].map(ms => new Date(hour * 3_600_000 + ms).toISOString())
        const plainly = moments.map(moment => Temporal.Instant.from(moment).toZonedDateTimeISO('Europe/London').toPlainDate().toString())
        expect(moments.map(londonDate)).toEqual(plainly)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is of no moment that is none, though its hour be known', () => {
    londonDate('2026-06-30T22:00:00.000Z')
    for (const none of ['2026-06-30T22:61:00.000Z', '2026-06-30T22:00:61.000Z', '2026-06-31T22:00:00.000Z', '2026-06-30T22', ''])
      expect(() => londonDate(none)).toThrow(RangeError)
  })

  it('has 23 hours when clocks go forward and 25 when they go back', () => {
    expect(hoursOf('2026-03-29')).toBe(23)
    expect(hoursOf('2026-10-25')).toBe(25)
    expect(hoursOf('2026-10-26')).toBe(24)
  })

  it('holds each of its instants, and the end belongs to the next day', () => {
    fc.assert(
      fc.property(dates, fc.nat(90_000_000), (date, ms) => {
        const start = Date.parse(startOfLondonDay(date))
        const end = Date.parse(endOfLondonDay(date))
        expect(londonDate(new Date(start + (ms % (end - start))).toISOString())).toBe(date)
        expect(londonDate(new Date(start - 1).toISOString())).toBe(addDays(date, -1))
        expect(endOfLondonDay(date)).toBe(startOfLondonDay(addDays(date, 1)))
      }),
    )
  })

  it('never runs backwards', () => {
    const span = fc.integer({ min: Date.parse('2019-01-01'), max: Date.parse('2041-01-01') })
    fc.assert(
      fc.property(span, span, (a, b) => {
        const [first, then] = [Math.min(a, b), Math.max(a, b)].map(ms => londonDate(new Date(ms).toISOString()))
        expect(String(first) <= String(then)).toBe(true)
      }),
    )
  })
})

describe('calendar dates', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '1931-01-01'])('takes %s', text => expect(parseCalendarDate(text)).toBe(text))

  it.each(['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-04-03', '2026-4-3', '03/04/2026', '2026-04-03T00:00:00Z', ' 2026-04-03', '0000-01-01', '', '+12026-01-01'])(
    'does not take "%s"',
    text => {
      expect(isCalendarDate(text)).toBe(false)
      expect(() => parseCalendarDate(text)).toThrow(RangeError)
    },
  )

  it('leaves the text out of its error: it may be a date of birth', () => expect(() => parseCalendarDate('1984-99-99')).not.toThrow(/1984/))

  it('adds days across month ends and leap days, and back', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    fc.assert(fc.property(dates, fc.integer({ min: -4000, max: 4000 }), (date, n) => expect(addDays(addDays(date, n), -n)).toBe(date)))
  })

  it('adds months to the same day, or the last one there is', () => {
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-11-30', 12)).toBe('2027-11-30')
    fc.assert(fc.property(dates, dates, (a, b) => expect(addMonths(a < b ? a : b, 12) <= addMonths(a < b ? b : a, 12)).toBe(true)))
  })
})

describe('dates for people', () => {
  it('writes the day out', () => {
    expect(formatDate('2027-01-14')).toBe('Thursday 14 January 2027')
    expect(formatDate('2024-02-29')).toBe('Thursday 29 February 2024')
  })

  it.each([
    ['2027-01-14T17:30:00.000Z', 'Thursday 14 January 2027 at 5:30pm'],
    ['2027-01-14T09:00:00.000Z', 'Thursday 14 January 2027 at 9am'],
    ['2027-01-14T12:00:00.000Z', 'Thursday 14 January 2027 at midday'],
    ['2027-01-14T00:00:00.000Z', 'Thursday 14 January 2027 at midnight'],
    ['2027-01-14T00:05:00.000Z', 'Thursday 14 January 2027 at 12:05am'],
    ['2026-07-01T11:05:00.000Z', 'Wednesday 1 July 2026 at 12:05pm'],
    ['2026-06-30T23:30:00.000Z', 'Wednesday 1 July 2026 at 12:30am'],
    ['2026-10-25T00:30:00.000Z', 'Sunday 25 October 2026 at 1:30am BST'],
    ['2026-10-25T01:30:00.000Z', 'Sunday 25 October 2026 at 1:30am GMT'],
    ['2026-03-29T01:30:00.000Z', 'Sunday 29 March 2026 at 2:30am'],
  ])("writes %s as London's clock showed it", (instant, text) => expect(formatDateTime(instant)).toBe(text))
})

describe('a time on London\'s clocks', () => {
  it.each([
    ['2027-01-14', '14:05', '2027-01-14T14:05:00.000Z'],
    ['2026-07-01', '00:30', '2026-06-30T23:30:00.000Z'],
    ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
    ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z'],
  ])('%s %s is %s', (date, time, instant) => expect(londonInstant(date, time)).toBe(instant))
  it('says no to what is no time', () => expect(() => londonInstant('2027-01-14', '25:00')).toThrow(RangeError))
})

describe('a date alone', () => {
  it('is said of what happened at the start of a day in London', () => expect(dayOrInstant('2026-06-30T23:00:00.000Z')).toBe('2026-07-01'))
  it('is not said of any other moment', () => expect(dayOrInstant('2026-07-01T00:00:00.000Z')).toBe('2026-07-01T00:00:00.000Z'))
  it.each([['2027-01-11', '2027-01-11'], ['2027-01-17', '2027-01-11'], ['2027-01-18', '2027-01-18'], ['2027-03-28', '2027-03-22'], ['2026-10-25', '2026-10-19']])('counts a week from its Monday: %s is in that of %s', (day, monday) => expect(mondayOf(day)).toBe(monday))
})
