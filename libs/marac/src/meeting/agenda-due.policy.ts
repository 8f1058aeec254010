import { londonDate } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import { dueBefore, type RulesInForce } from '@lantern/rules'

/** By when the agenda is to be out: so long before the meeting as the rule says; for a meeting that is sooner than that, at once. */
export function agendaDue(on: CalendarDate, now: Instant, rules: RulesInForce): CalendarDate {
  const [due, today] = [dueBefore('agendaIssue', on, rules), londonDate(now)]
  return due < today ? today : due
}
