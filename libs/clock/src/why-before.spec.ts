import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addDays, countBack, countBackWorkingDays, dueBy, englandAndWales, isCalendarDate, isWorkingDay, londonDate, startOfLondonDay, subtractWorkingDays, whyBefore, whyThisDate, workingDaysBetween, type DatedRule } from './index.js'

const calendar = englandAndWales()
const dates = fc.integer({ min: 400, max: 7600 }).map(days => addDays('2019-01-01', days))
const counts = fc.integer({ min: 1, max: 60 })
const units = fc.constantFrom('working-day' as const, 'day' as const, 'month' as const)
const rule = (amount: number, unit: DatedRule['unit'] = 'working-day'): DatedRule => ({ id: 'clock.agenda-issue', version: '2019-01-01', amount, unit, source: 'a project', tag: 'V2' })

describe('a date that is counted back', () => {
  it('says from which day, by which rule, and which days were not counted', () => {
    const { dueOn, skipped, sentences } = whyBefore({ day: '2027-01-05', what: 'The meeting is', rule: rule(8), calendar, given: { dueOn: '2026-12-21', when: 'when it was scheduled' } })
    expect([dueOn, skipped.length]).toEqual(['2026-12-21', 7])
    expect(sentences).toEqual([
      'The meeting is on Tuesday 5 January 2027. That day is not counted.',
      'The rule asks for 8 working days before it, counted back to Monday 21 December 2026.',
      "Not counted: 4 days of weekend, New Year's Day on Friday 1 January 2027, Boxing Day (substitute day) on Monday 28 December 2026 and Christmas Day on Friday 25 December 2026.",
      'It is due by the end of Monday 21 December 2026, and overdue from the day after.',
      'Rule clock.agenda-issue, in force from 1 January 2019. Published guidance, read in a copy; the original was not checked. Source: a project.',
    ])
  })
  it('says that the day had passed, where it is due at once', () =>
    expect(whyBefore({ day: '2027-01-20', what: 'The meeting is', rule: rule(8), calendar, given: { dueOn: '2027-01-13', when: 'when the meeting was given this day, on Wednesday 13 January 2027' } }).sentences).toContain(
      'That day had passed when the meeting was given this day, on Wednesday 13 January 2027, so it is due at once.',
    ))

  it('is a working day with as many working days from it on as the rule says, and every other day passed over named', () => {
    fc.assert(
      fc.property(dates, counts, (day, n) => {
        const { date, skipped } = countBackWorkingDays(day, n, calendar)
        expect(isWorkingDay(date, calendar)).toBe(true)
        expect(workingDaysBetween(addDays(date, -1), addDays(day, -1), calendar)).toBe(n)
        expect(addDays(date, n + skipped.length)).toBe(day)
        expect(subtractWorkingDays(day, n, calendar)).toBe(date)
      }),
    )
  })
  it('is never later for a sooner day, nor for a longer rule, whatever is counted', () => {
    fc.assert(
      fc.property(dates, dates, counts, units, (a, b, n, unit) => {
        const [first, then] = a < b ? [a, b] : [b, a]
        const back = (day: string, amount: number) => countBack(rule(amount, unit), day, calendar).date
        expect(back(first, n) <= back(then, n)).toBe(true)
        expect(back(first, n + 1) < back(first, n)).toBe(true)
      }),
    )
  })
  it('gives whoever begins on it the whole time of the rule, before a working day', () => {
    fc.assert(fc.property(dates.filter(day => isWorkingDay(day, calendar)), counts, units, (day, n, unit) => expect(dueBy(rule(n, unit), countBack(rule(n, unit), day, calendar).date, calendar).date <= day).toBe(true)))
  })
})

describe('a date that stops before what comes after it', () => {
  const asked = fc.tuple(dates, counts, units, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 10 }))
  it('is never later than without it, never before its start, and the rule’s own where that is sooner', () => {
    fc.assert(
      fc.property(asked, ([day, amount, unit, ahead, stop]) => {
        const question = { start: startOfLondonDay(day), rule: rule(amount, unit), calendar }
        const [before, free] = [addDays(day, ahead), whyThisDate(question).dueOn]
        const stopped = whyThisDate({ ...question, stop: { rule: rule(stop), before, what: 'A meeting is', calendar } })
        expect(stopped.dueOn <= free && stopped.dueOn >= day).toBe(true)
        const back = countBackWorkingDays(before, stop, calendar).date
        expect(stopped.dueOn).toBe(back < free ? (back < day ? day : back) : free)
        expect(stopped.stop === undefined).toBe(back >= free)
        expect(stopped.chosen).toBeUndefined()
      }),
    )
  })
})

/** Nights and days on which counting goes wrong first: clocks go forward and back, months end, leap days. */
const awkward = fc
  .tuple(fc.integer({ min: 2020, max: 2039 }), fc.constantFrom('03-31', '03-30', '03-29', '03-28', '03-27', '03-26', '03-25', '10-31', '10-30', '10-29', '10-28', '10-27', '10-26', '10-25', '02-28', '02-29', '01-31', '12-31', '04-30', '08-31'))
  .map(([year, day]) => `${year}-${day}`)
  .filter(isCalendarDate)

describe('on awkward days', () => {
  it('every moment of a day starts a clock on that day and gives one date, also where the day has 23 or 25 hours', () => {
    fc.assert(
      fc.property(awkward, counts, units, fc.nat(89_999_999), (day, n, unit, ms) => {
        const [start, end] = [Date.parse(startOfLondonDay(day)), Date.parse(startOfLondonDay(addDays(day, 1)))]
        expect([23, 24, 25]).toContain((end - start) / 3_600_000)
        const at = new Date(Math.min(start + ms, end - 1)).toISOString()
        expect(londonDate(at)).toBe(day)
        expect(whyThisDate({ start: at, rule: rule(n, unit), calendar }).dueOn).toBe(dueBy(rule(n, unit), day, calendar).date)
      }),
      { numRuns: 300 },
    )
  })
  it('months end on the same day of the month, or on its last, and never in the month after', () => {
    fc.assert(
      fc.property(awkward, fc.integer({ min: 1, max: 36 }), (day, months) => {
        const { date } = dueBy(rule(months, 'month'), day, calendar)
        const [year, month] = day.split('-').map(Number) as [number, number]
        const wanted = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7)
        expect(date.slice(0, 7)).toBe(wanted)
        expect(date.slice(8) === day.slice(8) || (date.slice(8) < day.slice(8) && addDays(date, 1).slice(0, 7) !== wanted)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
