import { addDays, addWorkingDays, londonDate, startOfLondonDay, type HolidayCalendar } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import type { Chance } from './chance.js'

const minute = 60_000

/** A moment within office hours of a day. */
export const officeHour = (day: CalendarDate, chance: Chance): Instant =>
  new Date(Date.parse(startOfLondonDay(day)) + (9 * 60 + chance.between(0, 8 * 60 - 1)) * minute + chance.between(0, 59_999)).toISOString()

/** So many working days after a moment, within office hours; for 0 a little later the same day. */
export function later(after: Instant, workingDays: number, calendar: HolidayCalendar, chance: Chance): Instant {
  if (workingDays === 0) return new Date(Date.parse(after) + chance.between(10, 90) * minute).toISOString()
  return officeHour(addWorkingDays(londonDate(after), workingDays, calendar).date, chance)
}

/** The first moments of a day on which the automations run, before anybody is at work. */
export const dawn = (day: CalendarDate): Instant => new Date(Date.parse(startOfLondonDay(day)) + 5 * 60 * minute).toISOString()

export { addDays, londonDate }
