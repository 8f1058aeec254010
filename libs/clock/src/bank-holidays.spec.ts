import { describe, expect, it } from '@jest/globals'
import { bankHolidaysOf, englandAndWales } from './bank-holidays.js'

/**
 * Bank holidays of England and Wales, worked out apart from the library: Easter Sunday by the Gregorian reckoning (Meeus), the other days by the
 * Banking and Financial Dealings Act 1971, schedule 1, and the yearly proclamations of New Year's Day and the early May holiday, with the
 * days proclaimed for 2020, 2022 and 2023. Each line: New Year's Day, Good Friday, Easter Monday, early May, spring, summer, Christmas
 * Day, Boxing Day, as month-day on the weekday that is off, substitute days included; then the one-offs.
 */
const table: Readonly<Record<number, string>> = {
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 08-29 12-27 12-26 + 06-03 09-19',
  2023: '01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26 + 05-08',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2031: '01-01 04-11 04-14 05-05 05-26 08-25 12-25 12-26',
  2032: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2033: '01-03 04-15 04-18 05-02 05-30 08-29 12-27 12-26',
  2034: '01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26',
  2035: '01-01 03-23 03-26 05-07 05-28 08-27 12-25 12-26',
  2036: '01-01 04-11 04-14 05-05 05-26 08-25 12-25 12-26',
  2037: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2038: '01-01 04-23 04-26 05-03 05-31 08-30 12-27 12-28',
  2039: '01-03 04-08 04-11 05-02 05-30 08-29 12-27 12-26',
  2040: '01-02 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
}

describe('bank holidays of England and Wales', () => {
  it.each(Object.entries(table))('%s agrees with the table checked by hand, every day of it', (year, line) => {
    const expected = line.split(/[ +]+/).map(day => `${year}-${day}`)
    expect([...bankHolidaysOf(Number(year)).keys()].sort()).toEqual(expected.sort())
  })

  it('has no holiday on a weekend, where nothing is counted anyway', () => {
    for (const year of Object.keys(table))
      for (const date of bankHolidaysOf(Number(year)).keys()) expect([0, 6]).not.toContain(new Date(date).getUTCDay())
  })

  it('names them', () => {
    const calendar = englandAndWales()
    expect(calendar.holidayOn('2026-08-31')).toBe('Summer bank holiday')
    expect(calendar.holidayOn('2022-06-03')).toBe("Queen's Platinum Jubilee")
    expect(calendar.holidayOn('2026-12-28')).toBe('Boxing Day (substitute day)')
    expect(calendar.holidayOn('2026-12-29')).toBeUndefined()
  })

  it('takes proclaimed days as data: a new one, and one moved', () => {
    const calendar = englandAndWales([
      { date: '2030-06-14', name: 'A day proclaimed' },
      { date: '2031-05-09', name: 'Early May bank holiday, moved', insteadOf: '2031-05-05' },
    ])
    expect(calendar.holidayOn('2030-06-14')).toBe('A day proclaimed')
    expect(calendar.holidayOn('2031-05-09')).toBe('Early May bank holiday, moved')
    expect(calendar.holidayOn('2031-05-05')).toBeUndefined()
    expect(englandAndWales().holidayOn('2030-06-14')).toBeUndefined()
  })
})
