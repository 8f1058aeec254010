import type { CalendarDate } from '@lantern/decision'
import type { HolidayCalendar } from './bank-holidays.js'
import { dateOfDay, dayNumber, weekdayOf } from './london.js'
import { remembering } from './remembering.js'

/** A day that was not counted, and why: 'Saturday', 'Sunday', or the holiday's name. */
export interface SkippedDay {
  readonly date: CalendarDate
  readonly why: string
}

/** Why the day is not a working day, or undefined when it is one. A holiday on a weekend is a Saturday or Sunday. */
export const whyNotWorking = (date: CalendarDate, calendar: HolidayCalendar): string | undefined => whyNotCounted(dayNumber(date), calendar)

/** What each calendar says of the days that were asked of it, '' of a working day: a calendar never changes. */
const known = new WeakMap<HolidayCalendar, (day: number) => string>()

function whyNotCounted(day: number, calendar: HolidayCalendar): string | undefined {
  const weekday = weekdayOf(day)
  if (weekday === 6) return 'Saturday'
  if (weekday === 0) return 'Sunday'
  let holidayOn = known.get(calendar)
  if (!holidayOn) known.set(calendar, (holidayOn = remembering(asked => calendar.holidayOn(dateOfDay(asked)) ?? '')))
  return holidayOn(day) || undefined
}

export const isWorkingDay = (date: CalendarDate, calendar: HolidayCalendar): boolean => whyNotWorking(date, calendar) === undefined

/**
 * The date `count` working days after a date, which itself is not counted, and the days passed over on the way. 0 is the date itself, working
 * day or not. @throws RangeError when the count is not a whole number from 0
 */
export function addWorkingDays(date: CalendarDate, count: number, calendar: HolidayCalendar): { readonly date: CalendarDate; readonly skipped: readonly SkippedDay[] } {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('The number of working days must be a whole number from 0.')
  const skipped: SkippedDay[] = []
  let day = dayNumber(date)
  for (let left = count; left > 0; ) {
    const why = whyNotCounted(++day, calendar)
    if (why === undefined) left--
    else skipped.push({ date: dateOfDay(day), why })
  }
  return { date: dateOfDay(day), skipped }
}

/** The last date that is at least `count` working days before a date, which itself is not counted: Friday is one before a Monday, and before a Sunday. 0 is the date itself. @throws RangeError when the count is not a whole number from 0 */
export const subtractWorkingDays = (date: CalendarDate, count: number, calendar: HolidayCalendar): CalendarDate => countBackWorkingDays(date, count, calendar).date

/** The same, with the days passed over on the way, the latest first. @throws RangeError when the count is not a whole number from 0 */
export function countBackWorkingDays(date: CalendarDate, count: number, calendar: HolidayCalendar): { readonly date: CalendarDate; readonly skipped: readonly SkippedDay[] } {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('The number of working days must be a whole number from 0.')
  const skipped: SkippedDay[] = []
  let day = dayNumber(date)
  for (let left = count; left > 0; ) {
    const why = whyNotCounted(--day, calendar)
    if (why === undefined) left--
    else skipped.push({ date: dateOfDay(day), why })
  }
  return { date: dateOfDay(day), skipped }
}

/** Working days after `from`, up to and with `to`; 0 when `to` is not later. So `workingDaysBetween(d, addWorkingDays(d, n).date)` is n. */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate, calendar: HolidayCalendar): number {
  let count = 0
  const last = dayNumber(to)
  for (let day = dayNumber(from) + 1; day <= last; day++) if (whyNotCounted(day, calendar) === undefined) count++
  return count
}

/** Due today is not overdue: a thing is overdue from the day after, be it a working day or not. */
export const isOverdue = (dueOn: CalendarDate, today: CalendarDate): boolean => today > dueOn

/** How many working days it is late: 0 on the due date and before, and still 0 over the weekend or holidays that follow it. */
export const workingDaysLate = (dueOn: CalendarDate, today: CalendarDate, calendar: HolidayCalendar): number => workingDaysBetween(dueOn, today, calendar)
