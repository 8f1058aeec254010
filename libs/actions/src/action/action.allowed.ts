import type { Status } from './action.state.js'

/** What whoever it was raised to may do with it. */
const raised = ['chase-action', 'accept-reason', 'direct-action', 'raise-action', 'close-escalation'] as const
export const whileRaised: readonly string[] = raised

const table = {
  none: ['agree-action', 'request-action'],
  proposed: ['accept-action', 'decline-action', 'extend-action', 'mark-action-not-possible', 'mark-action-not-done', 'reassign-action', 'escalate-action', ...raised, 'record-action-in-error'],
  accepted: ['extend-action', 'claim-action-done', 'mark-action-not-possible', 'mark-action-not-done', 'reassign-action', 'escalate-action', ...raised, 'record-action-in-error'],
  declined: ['mark-action-not-possible', 'mark-action-not-done', 'reassign-action', 'escalate-action', ...raised, 'record-action-in-error'],
  'claimed-done': ['verify-action', 'return-action', 'record-action-in-error'],
  done: ['record-action-in-error'],
  'not-possible': ['record-action-in-error'],
  'not-done': ['record-action-in-error'],
  'in-error': [],
} as const satisfies Record<Status, readonly string[]>

/** Every command that an action takes, by its slice's name: one that may follow in no status is none. */
export type ActionCommand = (typeof table)[Status][number]

/** What may follow in each status. Overdue is no status: it is derived from the due date and the day. */
export const allowedBy: Readonly<Record<Status, readonly ActionCommand[]>> = table

/** Still to be done, or to be answered for. */
export const openStatuses: readonly Status[] = ['proposed', 'accepted', 'declined', 'claimed-done']
/** What the ladder of escalation climbs for. */
export const unmetStatuses: readonly Status[] = ['proposed', 'accepted', 'declined']
