import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addDays, addWorkingDays, englandAndWales, isOverdue, isWorkingDay, workingDaysBetween, workingDaysLate } from './index.js'

const calendar = englandAndWales()
const dates = fc.integer({ min: 0, max: 7600 }).map(days => addDays('2019-01-01', days))
const counts = fc.integer({ min: 0, max: 120 })

describe('working days', () => {
  it('skips weekends and bank holidays, and says so', () => {
    expect(addWorkingDays('2026-12-23', 3, calendar)).toEqual({
      date: '2026-12-30',
      skipped: [
        { date: '2026-12-25', why: 'Christmas Day' },
        { date: '2026-12-26', why: 'Saturday' },
        { date: '2026-12-27', why: 'Sunday' },
        { date: '2026-12-28', why: 'Boxing Day (substitute day)' },
      ],
    })
  })

  it('does not count the day it starts on, be it a weekend', () => {
    expect(addWorkingDays('2027-01-11', 1, calendar).date).toBe('2027-01-12')
    expect(addWorkingDays('2027-01-09', 1, calendar).date).toBe('2027-01-11')
    expect(addWorkingDays('2027-01-09', 0, calendar).date).toBe('2027-01-09')
  })

  it('crosses the end of February in a leap year and the clock changes', () => {
    expect(addWorkingDays('2028-02-28', 2, calendar).date).toBe('2028-03-01')
    expect(addWorkingDays('2026-02-27', 1, calendar).date).toBe('2026-03-02')
    expect(addWorkingDays('2026-03-27', 1, calendar).date).toBe('2026-03-30')
    expect(addWorkingDays('2026-10-23', 1, calendar).date).toBe('2026-10-26')
  })

  it('takes one-off holidays', () => {
    expect(addWorkingDays('2030-06-13', 1, englandAndWales([{ date: '2030-06-14', name: 'Proclaimed' }]))).toEqual({
      date: '2030-06-17',
      skipped: [
        { date: '2030-06-14', why: 'Proclaimed' },
        { date: '2030-06-15', why: 'Saturday' },
        { date: '2030-06-16', why: 'Sunday' },
      ],
    })
  })

  it.each([-1, 1.5, Number.NaN])('refuses to count %s days', n => expect(() => addWorkingDays('2026-01-01', n, calendar)).toThrow(RangeError))

  it('lands on a working day, never earlier for more days, and counts back to the same number', () => {
    fc.assert(
      fc.property(dates, counts, (date, n) => {
        const { date: end, skipped } = addWorkingDays(date, n, calendar)
        if (n > 0) expect(isWorkingDay(end, calendar)).toBe(true)
        expect(workingDaysBetween(date, end, calendar)).toBe(n)
        expect(addDays(date, n + skipped.length)).toBe(end)
        expect(addWorkingDays(date, n + 1, calendar).date > end).toBe(true)
      }),
    )
  })

  it('never gives an earlier end for a later start', () => {
    fc.assert(
      fc.property(dates, dates, counts, (a, b, n) => {
        const [first, then] = a < b ? [a, b] : [b, a]
        expect(addWorkingDays(first, n, calendar).date <= addWorkingDays(then, n, calendar).date).toBe(true)
      }),
    )
  })
})

describe('lateness', () => {
  it('is 0 on the due date, when a thing is not overdue', () => {
    expect(isOverdue('2027-01-15', '2027-01-15')).toBe(false)
    expect(workingDaysLate('2027-01-15', '2027-01-15', calendar)).toBe(0)
    expect(workingDaysLate('2027-01-15', '2027-01-11', calendar)).toBe(0)
  })

  it('is overdue on the Saturday after a Friday, but a working day late only on the Monday', () => {
    expect(isOverdue('2027-01-15', '2027-01-16')).toBe(true)
    expect(workingDaysLate('2027-01-15', '2027-01-16', calendar)).toBe(0)
    expect(workingDaysLate('2027-01-15', '2027-01-18', calendar)).toBe(1)
  })

  it('does not grow over Christmas', () => {
    expect(workingDaysLate('2026-12-24', '2026-12-28', calendar)).toBe(0)
    expect(workingDaysLate('2026-12-24', '2026-12-29', calendar)).toBe(1)
  })
})
