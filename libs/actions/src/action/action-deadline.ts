import type { CalendarDate, Instant } from '@lantern/decision'
import type { Deadline } from '@lantern/rules'

/** An action as its clock sees it. What became of it, and why its date moved, is said beside. */
export const actionDeadline = ({ agency, immediateSafety, agreedAt: startedAt, firstDueOn, dueOn }: {
  readonly agency: string
  readonly immediateSafety: boolean
  readonly agreedAt: Instant
  readonly firstDueOn: CalendarDate
  readonly dueOn: CalendarDate
}): Deadline => ({
  ...{ clock: immediateSafety ? 'actionImmediateSafety' : 'actionDefault', agency, what: 'an action', startedAt, startEvent: 'the action was agreed', firstDueOn },
  ...(dueOn !== firstDueOn && { movedTo: dueOn }),
})
