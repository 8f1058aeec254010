import type { CalendarDate } from '@lantern/decision'
import type { HolidayCalendar } from './bank-holidays.js'
import { addDays, dayNumber } from './london.js'
import { addWorkingDays, workingDaysBetween } from './working-days.js'

/** A time in which a clock stands still: the days after `from`, up to and with `until`. */
export interface Pause {
  readonly from: CalendarDate
  readonly until: CalendarDate
  /** In plain words, such as 'it was with the agency that referred'. */
  readonly why: string
}

/** A pause, how many days it adds, and the date after it. */
export interface CountedPause extends Pause {
  readonly days: number
  readonly dueOn: CalendarDate
}

/**
 * Moves a date by the days in which its clock stood still: by working days where the rule counts them, else by days. What began before the clock
 * counts from its start, and days that two pauses share count once, so that a pause more never brings a date forward and never takes it further
 * than the pause is long. A clock that was past its date when the pause began stays late by as much as it was.
 */
export function withPauses(dueOn: CalendarDate, startOn: CalendarDate, pauses: readonly Pause[], unit: 'working-day' | 'day' | 'month', calendar: HolidayCalendar): { readonly date: CalendarDate; readonly counted: readonly CountedPause[] } {
  let [date, seen] = [dueOn, startOn]
  const counted: CountedPause[] = []
  for (const pause of [...pauses].sort((a, b) => (a.from === b.from ? order(a.until, b.until) : order(a.from, b.from)))) {
    const from = pause.from > seen ? pause.from : seen
    if (pause.until <= from) continue
    const days = unit === 'working-day' ? workingDaysBetween(from, pause.until, calendar) : dayNumber(pause.until) - dayNumber(from)
    date = unit === 'working-day' ? addWorkingDays(date, days, calendar).date : addDays(date, days)
    counted.push({ ...pause, from, days, dueOn: date })
    seen = pause.until
  }
  return { date, counted }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
