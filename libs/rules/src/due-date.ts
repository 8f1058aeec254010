import { closedOn, countBack, dueBy, londonDate, type HolidayCalendar } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import type { RulesInForce } from './rules-at.js'

/** The rules that dates are counted by. Without closures every agency is open on every working day. */
export type DateRules = Pick<RulesInForce, 'clocks' | 'calendar'> & Partial<Pick<RulesInForce, 'closures'>>

/** The working days of an agency: all but weekends, bank holidays and the days on which it is closed. */
export const calendarOf = ({ calendar, closures = {} }: Omit<DateRules, 'clocks'>, agency: string | undefined): HolidayCalendar =>
  closedOn(calendar, (agency !== undefined && Object.hasOwn(closures, agency) && closures[agency]) || [])

/**
 * The last day on which a thing is in time, by one of the time limits in force, counted from the moment that starts it. `agency`: who is to act, where
 * the days on which it is closed do not count.
 */
export const dueDate = (clock: keyof RulesInForce['clocks'], start: Instant, rules: DateRules, agency?: string): CalendarDate =>
  dueBy(rules.clocks[clock], londonDate(start), calendarOf(rules, agency)).date

/** The last day on which something is out in time that is wanted so long before a day: the agenda of a meeting. */
export const dueBefore = (clock: keyof RulesInForce['clocks'], day: CalendarDate, { clocks, calendar }: Pick<RulesInForce, 'clocks' | 'calendar'>): CalendarDate => countBack(clocks[clock], day, calendar).date
