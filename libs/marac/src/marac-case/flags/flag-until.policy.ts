import { dueBy, londonDate } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'

/** The last day of a flag, counted from the day of the last referral (SafeLives, definition of a repeat); undefined when that day is over already. */
export function flagUntil(referredOn: CalendarDate, now: Instant, { clocks, calendar }: Pick<RulesInForce, 'clocks' | 'calendar'>): CalendarDate | undefined {
  const until = dueBy(clocks.agencyFlag, referredOn, calendar).date
  return until < londonDate(now) ? undefined : until
}
