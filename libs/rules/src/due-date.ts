import { dueBy, londonDate } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import type { RulesInForce } from './rules-at.js'

/** The last day on which a thing is in time, by one of the time limits in force, counted from the moment that starts it. */
export const dueDate = (clock: keyof RulesInForce['clocks'], start: Instant, rules: Pick<RulesInForce, 'clocks' | 'calendar'>): CalendarDate =>
  dueBy(rules.clocks[clock], londonDate(start), rules.calendar).date
