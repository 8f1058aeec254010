import type { Status } from './action.state.js'

const table = {
  none: ['agree-action', 'request-action'],
  proposed: ['accept-action', 'decline-action', 'extend-action', 'mark-action-not-possible', 'mark-action-not-done', 'escalate-action'],
  accepted: ['extend-action', 'claim-action-done', 'mark-action-not-possible', 'mark-action-not-done', 'escalate-action'],
  declined: ['mark-action-not-possible', 'mark-action-not-done', 'escalate-action'],
  'claimed-done': ['verify-action', 'return-action'],
  done: [],
  'not-possible': [],
  'not-done': [],
} as const satisfies Record<Status, readonly string[]>

/** Every command that an action takes, by its slice's name: one that may follow in no status is none. */
export type ActionCommand = (typeof table)[Status][number]

/** What may follow in each status. Overdue is no status: it is derived from the due date and the day. */
export const allowedBy: Readonly<Record<Status, readonly ActionCommand[]>> = table

/** Still to be done, or to be answered for. */
export const openStatuses: readonly Status[] = ['proposed', 'accepted', 'declined', 'claimed-done']
/** What the ladder of escalation climbs for. */
export const unmetStatuses: readonly Status[] = ['proposed', 'accepted', 'declined']
