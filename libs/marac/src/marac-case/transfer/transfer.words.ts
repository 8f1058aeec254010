import { formatDate } from '@lantern/clock'
import type { Sentences } from '../marac-case.words.js'
import { listed, said } from '../sentence-parts.words.js'
import type { ActionAfterTransfer, AfterTransfer, TransferEvent, TransferPart, TransferredBecause } from './transfer.events.js'

export const transferredWords: Readonly<Record<TransferredBecause, string>> = {
  'moved-for-good': 'The victim has moved there for good',
  'moved-for-now': 'The victim is there for some time',
  'lives-there': 'The victim lived there when the referral was made',
}
export const transferPartWords: Readonly<Record<TransferPart, string>> = {
  referral: 'The referral',
  people: 'Who is on the case',
  'safe-contact': 'Safe contact',
  risk: 'The risk checklist, and the level of risk',
  voices: "The victim's views, and each child's",
  research: 'What agencies shared',
  plan: 'The safety plan and its actions',
  history: 'Earlier referrals of the same people',
}

export const afterTransferWords: Readonly<Record<AfterTransfer, string>> = {
  ends: 'Ends: circumstances changed',
  stays: 'Stays with its agency here',
  'handed-over': 'Handed over to the other area',
}
const becomes: Readonly<Record<AfterTransfer, string>> = { ends: 'ends', stays: 'stays here', 'handed-over': 'is handed over' }
/** "Action 7KQX ends, action 2BCD stays here": the last letters of its reference tell it from the others of the case. */
const actionsSaid = (actions: readonly ActionAfterTransfer[] = []): string =>
  actions.length === 0 ? '' : `. ${actions.map(({ actionId, then }, index) => `${index === 0 ? 'Action' : 'action'} ${shortActionRef(actionId)} ${becomes[then]}`).join(', ')}`
export const shortActionRef = (actionId: string): string => actionId.split('-').at(-1) ?? actionId

const gone = 'another area'

export const transferSentences: Sentences<TransferEvent> = {
  CaseTransferred: ({ data: { area, because, sent, acknowledgeBy, reason, actions } }, open) =>
    `The Hub transferred the case to ${open(area) ?? gone}, which is to acknowledge it by ${formatDate(acknowledgeBy)}, and sent ${listed(sent.map(part => transferPartWords[part].toLowerCase()))}${actionsSaid(actions)}. ${transferredWords[because]}${said(open(reason))}`,
  TransferAcknowledged: ({ data: { acknowledgedBy, acknowledgedOn, actions } }, open) => `The other area acknowledged the transfer on ${formatDate(acknowledgedOn)}${actionsSaid(actions)}${said(open(acknowledgedBy))}`,
  TransferRefused: ({ data: { refusedOn, reason } }, open) => `The other area did not take the case on ${formatDate(refusedOn)}, so it stays here${said(open(reason))}`,
  TransferReceived: ({ data: { area, sentOn, acknowledgeBy } }, open) => `The case was transferred here by ${open(area) ?? gone}, sent on ${formatDate(sentOn)}. The Hub acknowledges it by ${formatDate(acknowledgeBy)}`,
  TransferInAcknowledged: ({ data: { told, acknowledgedOn } }, open) => `The Hub acknowledged the transfer to the area that sent it, on ${formatDate(acknowledgedOn)}${said(open(told))}`,
}
