import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addDays, addMonths, addWorkingDays, dueBy, endOfLondonDay, englandAndWales, isWorkingDay, londonDate, startOfLondonDay, whyThisDate, withPauses, type DatedRule, type Pause } from './index.js'

const calendar = englandAndWales()
const dates = fc.integer({ min: 0, max: 7600 }).map(days => addDays('2019-01-01', days))
const units = fc.constantFrom('working-day' as const, 'day' as const, 'month' as const)
const rules = fc.record({ amount: fc.integer({ min: 1, max: 30 }), unit: units })
/** Pauses near a start: some before it, some after the date, some that share days. */
const pausesFrom = (start: string) => fc.array(fc.tuple(fc.integer({ min: -10, max: 60 }), fc.integer({ min: 0, max: 25 })).map(([after, days]): Pause => ({ from: addDays(start, after), until: addDays(start, after + days), why: 'it was away' })), { maxLength: 5 })
const asked = fc.tuple(dates, rules).chain(([start, rule]) => fc.tuple(fc.constant(start), fc.constant(rule), pausesFrom(start), pausesFrom(start)))

describe('a clock that stands still', () => {
  it('counts the working days after it stopped, up to the one on which it went on', () => {
    // Returned on a Monday, completed on the Thursday.
    expect(withPauses('2027-01-12', '2027-01-11', [{ from: '2027-01-11', until: '2027-01-14', why: 'it was away' }], 'working-day', calendar)).toEqual({
      date: '2027-01-15',
      counted: [{ from: '2027-01-11', until: '2027-01-14', why: 'it was away', days: 3, dueOn: '2027-01-15' }],
    })
  })

  it('adds no weekend to a rule of working days, and every day to a rule of days', () => {
    const weekend: Pause = { from: '2027-01-15', until: '2027-01-17', why: 'it was away' }
    expect(withPauses('2027-01-18', '2027-01-11', [weekend], 'working-day', calendar).date).toBe('2027-01-18')
    expect(withPauses('2027-01-18', '2027-01-11', [weekend], 'day', calendar).date).toBe('2027-01-20')
  })

  it('counts days once that two pauses share, and none from before the start', () => {
    const pauses: readonly Pause[] = [{ from: '2027-01-04', until: '2027-01-12', why: 'a' }, { from: '2027-01-11', until: '2027-01-13', why: 'b' }]
    expect(withPauses('2027-01-20', '2027-01-11', pauses, 'working-day', calendar)).toMatchObject({ date: '2027-01-22', counted: [{ from: '2027-01-11', days: 1 }, { from: '2027-01-12', days: 1 }] })
  })

  it('stays as late as it was when it stopped after its date', () => {
    expect(withPauses('2027-01-12', '2027-01-11', [{ from: '2027-01-14', until: '2027-01-21', why: 'it was away' }], 'working-day', calendar).date).toBe('2027-01-19')
  })

  it('says so, with the arithmetic', () => {
    const rule: DatedRule = { id: 'clock.triage', version: '2019-01-01', amount: 1, unit: 'working-day', source: 'the steering group', tag: 'P' }
    const { dueOn, pauses, sentences } = whyThisDate({ start: '2027-01-08T10:00:00.000Z', rule, calendar, pauses: [{ from: '2027-01-08', until: '2027-01-12', why: 'the referral was with the agency that made it' }], chosen: '2027-01-13' })
    expect({ dueOn, pauses }).toEqual({ dueOn: '2027-01-13', pauses: [{ from: '2027-01-08', until: '2027-01-12', why: 'the referral was with the agency that made it', days: 2, dueOn: '2027-01-13' }] })
    expect(sentences.slice(1, 5)).toEqual([
      'The rule allows 1 working day, which ends on Monday 11 January 2027.',
      'Not counted: 2 days of weekend.',
      'From Friday 8 January 2027 to Tuesday 12 January 2027 the clock stood still, because the referral was with the agency that made it: 2 working days more, to Wednesday 13 January 2027.',
      'It is due by the end of Wednesday 13 January 2027, and overdue from the day after.',
    ])
  })
})

describe('every clock', () => {
  it('is never brought forward by a pause more', () => {
    fc.assert(
      fc.property(asked, ([start, rule, some, more]) => {
        const first = dueBy(rule, start, calendar).date
        const [few, many] = [some, [...some, ...more]].map(pauses => withPauses(first, start, pauses, rule.unit, calendar).date)
        expect(first <= (few ?? '') && (few ?? '') <= (many ?? '')).toBe(true)
      }),
    )
  })

  it('is moved no further than the pauses are long, and the same in whatever order they are told', () => {
    fc.assert(
      fc.property(asked, ([start, rule, pauses]) => {
        const first = dueBy(rule, start, calendar).date
        const { date, counted } = withPauses(first, start, pauses, rule.unit, calendar)
        const most = counted.reduce((days, each) => days + each.days, 0)
        expect(date).toBe(rule.unit === 'working-day' ? addWorkingDays(first, most, calendar).date : addDays(first, most))
        expect(withPauses(first, start, [...pauses].reverse(), rule.unit, calendar)).toEqual({ date, counted })
      }),
    )
  })

  it('gives the same date again for the same facts, and says the date that it gives', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 0, max: 86_399_999 }), ([day, { amount, unit }, pauses], ms) => {
        const start = new Date(Math.min(Date.parse(startOfLondonDay(day)) + ms, Date.parse(endOfLondonDay(day)) - 1)).toISOString()
        const question = { start, calendar, pauses, rule: { id: 'clock.x', version: '2019-01-01', amount, unit, source: 'x', tag: 'P' as const } }
        const why = whyThisDate(question)
        expect(whyThisDate({ ...question, pauses: structuredClone(pauses) })).toEqual(why)
        expect(why.startOn).toBe(day)
        expect(why.dueOn).toBe(withPauses(dueBy({ amount, unit }, day, calendar).date, day, pauses, unit, calendar).date)
      }),
    )
  })

  it('gives the same date for every moment of a day, be it 23 or 25 hours long', () => {
    const changes = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-02-29', '2028-03-26', '2028-10-29']
    for (const day of changes)
      for (const at of [startOfLondonDay(day), new Date(Date.parse(endOfLondonDay(day)) - 1).toISOString()]) {
        expect(londonDate(at)).toBe(day)
        expect(whyThisDate({ start: at, calendar, rule: { id: 'clock.x', version: '2019-01-01', amount: 3, unit: 'working-day', source: 'x', tag: 'P' } }).dueOn).toBe(addWorkingDays(day, 3, calendar).date)
      }
  })

  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
  ])('ends a month that has no such day on its last: %s and %i months', (from, months, to) => expect(addMonths(from, months)).toBe(to))

  it('lands a rule of working days on a working day, paused or not', () => {
    fc.assert(
      fc.property(asked, ([start, { amount }, pauses]) => {
        expect(isWorkingDay(withPauses(dueBy({ amount, unit: 'working-day' }, start, calendar).date, start, pauses, 'working-day', calendar).date, calendar)).toBe(true)
      }),
    )
  })
})
