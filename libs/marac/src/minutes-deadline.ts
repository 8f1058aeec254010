import type { CalendarDate, Instant } from '@lantern/decision'
import type { Deadline } from '@lantern/rules'

/** The minutes of a meeting that ended as their clock sees them; `movedTo` the date that they were given since by who decided on their escalation. */
export const minutesDeadline = ({ closedAt: startedAt, firstDueOn, movedTo }: { readonly closedAt: Instant; readonly firstDueOn: CalendarDate; readonly movedTo?: CalendarDate | undefined }): Deadline =>
  ({ clock: 'minutesIssue', agency: 'hub', what: 'the minutes', startedAt, startEvent: 'the meeting ended', firstDueOn, ...(movedTo !== undefined && { movedTo }) })
