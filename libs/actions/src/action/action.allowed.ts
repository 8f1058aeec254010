import type { Status } from './action.state.js'

/** Every command that an action takes, by its slice's name. */
export type ActionCommand =
  | 'agree-action'
  | 'accept-action'
  | 'decline-action'
  | 'extend-action'
  | 'claim-action-done'
  | 'verify-action'
  | 'mark-action-not-possible'
  | 'escalate-action'

/** What may follow in each status. Overdue is no status: it is derived from the due date and the day. */
export const allowedBy: Readonly<Record<Status, readonly ActionCommand[]>> = {
  none: ['agree-action'],
  proposed: ['accept-action', 'decline-action', 'extend-action', 'mark-action-not-possible', 'escalate-action'],
  accepted: ['extend-action', 'claim-action-done', 'mark-action-not-possible', 'escalate-action'],
  declined: ['mark-action-not-possible', 'escalate-action'],
  'claimed-done': ['verify-action'],
  done: [],
  'not-possible': [],
}

/** Still to be done, or to be answered for. */
export const openStatuses: readonly Status[] = ['proposed', 'accepted', 'declined', 'claimed-done']
/** What the ladder of escalation climbs for. */
export const unmetStatuses: readonly Status[] = ['proposed', 'accepted', 'declined']
