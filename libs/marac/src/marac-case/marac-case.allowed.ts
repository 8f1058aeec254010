import type { Status } from './marac-case.state.js'

/** Every command that a case takes, by its slice's name. */
export type MaracCaseCommand =
  | 'submit-referral'
  | 'accept-referral'
  | 'not-accept-referral'
  | 'request-research'
  | 'return-research'
  | 'exclude-user'
  | 'close-case'
  | 'flag-open-action'

/** What may follow in each status: the rules ask it, and so do the buttons. */
export const allowedBy: Readonly<Record<Status, readonly MaracCaseCommand[]>> = {
  none: ['submit-referral'],
  referred: ['accept-referral', 'not-accept-referral', 'exclude-user'],
  open: ['request-research', 'return-research', 'exclude-user', 'close-case'],
  'not-accepted': ['exclude-user'],
  closed: ['exclude-user', 'flag-open-action'],
}
