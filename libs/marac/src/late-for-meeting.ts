import type { CalendarDate } from '@lantern/decision'
import { dueBefore, type RulesInForce } from '@lantern/rules'

/** Research that is out, and due later than it is to be there for a meeting: by when it is to be, and what comes later, the last first. Empty where none does. */
export function lateForMeeting<Row extends { readonly dueOn: CalendarDate }>(heardOn: CalendarDate, out: readonly Row[], rules: Pick<RulesInForce, 'clocks' | 'calendar'>): { readonly by: CalendarDate; readonly later: readonly Row[] } {
  const by = dueBefore('researchBeforeMeeting', heardOn, rules)
  return { by, later: out.filter(({ dueOn }) => dueOn > by).toSorted((a, b) => (a.dueOn < b.dueOn ? 1 : -1)) }
}
