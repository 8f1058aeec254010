import type { Status } from './marac-case.state.js'

/** Agencies talk, and add files, from the referral until the case is closed. */
const talk = ['send-message', 'ask-question', 'answer-question', 'withdraw-question', 'add-file', 'add-referral-file'] as const

/** What does not belong on a case is hidden in every status. */
const inError = ['record-file-in-error', 'record-in-error', 'assess-entry-in-error'] as const

/** Who may know of a case can change whenever there is one. */
const access = ['declare-conflict', 'exclude-user', 'lift-exclusion', 'restrict-case', 'lift-restriction', 'grant-access'] as const

/** Other processes go on after the case: a review of a death begins when it is over. */
const links = ['add-link', 'end-link'] as const

/** What an agency that was asked does about its research. */
const research = ['take-research', 'leave-research', 'return-research', 'add-to-research', 'withdraw-research'] as const

/** What the plan is besides its actions. */
const plan = ['consider-child', 'name-teller', 'record-victim-told'] as const

/** To another area and from one: until somebody there, or here, has acknowledged it. */
const transferring = ['acknowledge-transfer', 'take-case-back', 'acknowledge-transfer-in'] as const
const transfer = ['transfer-case', ...transferring] as const

/** Flags begin when a case is closed, or sent to another area. */
const flagged = ['put-flag-on', 'take-flag-off', 'release-flag', 'restart-flags', 'shorten-flags', 'end-flags'] as const

/** While the Hub has not decided on a referral, be it with the agency that made it or not. */
const undecidedMay = [
  'record-idva-contact', 'record-victim-views', 'record-child-views', 'request-meeting', 'answer-meeting-request', ...talk, 'change-person-details', 'record-death', ...links, ...inError, ...access, ...transfer, 'record-transfer-in', ...flagged,
] as const

const table = {
  none: ['submit-referral', 'receive-transfer'],
  referred: ['accept-referral', 'join-case', 'return-referral', 'not-accept-referral', ...undecidedMay],
  returned: ['accept-referral', 'join-case', 'not-accept-referral', 'complete-referral', ...undecidedMay],
  open: ['change-coordinator', 'request-research', 'call-off-research', ...research, 'record-idva-contact', 'record-victim-views', 'record-child-views', 'summarise-risk', 'decide-risk', 'dissent-from-risk', 'override-risk', 'choose-route', 'request-meeting', 'answer-meeting-request', 'list-case', 'unlist-case', 'hear-case', ...talk, 'change-person-details', 'record-death', ...links, ...inError, ...access, ...plan, 'add-incident', ...transfer, 'record-transfer-in', ...flagged, 'close-case'],
  'not-accepted': ['appeal-referral', 'answer-appeal', ...transfer, 'record-death', ...inError, ...access],
  joined: [...transferring, 'record-death', ...inError, ...access],
  transferred: ['withdraw-research', 'flag-open-action', 'take-flag-off', 'release-flag', 'acknowledge-transfer-in', 'record-victim-told', 'record-death', ...inError, ...access],
  closed: ['withdraw-research', 'record-death', ...links, ...inError, ...access, 'add-incident', 'flag-open-action', 'record-victim-told', ...transfer, ...flagged],
} as const satisfies Record<Status, readonly string[]>

/** Every command that a case takes, by its slice's name: one that may follow in no status is none. */
export type MaracCaseCommand = (typeof table)[Status][number]

/** What may follow in each status: the rules ask it, and so do the buttons. */
export const allowedBy: Readonly<Record<Status, readonly MaracCaseCommand[]>> = table

/** In which the Hub has not decided on a referral. One that was returned may still be decided on: nobody in danger waits for a form. */
export const undecided: readonly Status[] = ['referred', 'returned']

/** Undecided or open: something may still be done about the case. */
export const current: readonly Status[] = [...undecided, 'open']
export const isCurrent = (status: Status): boolean => current.includes(status)

/** The commands that say who may know of a case: the case page keeps them together. */
export const accessCommands: readonly MaracCaseCommand[] = access
