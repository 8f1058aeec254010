import type { Status } from './marac-case.state.js'

/** Agencies talk from the referral until the case is closed. */
const talk = ['send-message', 'ask-question', 'answer-question'] as const

const table = {
  none: ['submit-referral'],
  referred: ['accept-referral', 'join-case', 'not-accept-referral', 'record-idva-contact', 'record-victim-views', 'record-child-views', 'request-meeting', 'answer-meeting-request', ...talk, 'change-person-details', 'record-death', 'exclude-user'],
  open: ['request-research', 'return-research', 'record-idva-contact', 'record-victim-views', 'record-child-views', 'summarise-risk', 'decide-risk', 'dissent-from-risk', 'override-risk', 'choose-route', 'request-meeting', 'answer-meeting-request', ...talk, 'change-person-details', 'record-death', 'exclude-user', 'add-incident', 'close-case'],
  'not-accepted': ['record-death', 'exclude-user'],
  joined: ['record-death', 'exclude-user'],
  closed: ['record-death', 'exclude-user', 'add-incident', 'flag-open-action'],
} as const satisfies Record<Status, readonly string[]>

/** Every command that a case takes, by its slice's name: one that may follow in no status is none. */
export type MaracCaseCommand = (typeof table)[Status][number]

/** What may follow in each status: the rules ask it, and so do the buttons. */
export const allowedBy: Readonly<Record<Status, readonly MaracCaseCommand[]>> = table
