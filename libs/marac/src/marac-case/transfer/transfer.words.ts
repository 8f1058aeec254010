import { formatDate } from '@lantern/clock'
import type { Sentences } from '../marac-case.words.js'
import { listed, said } from '../sentence-parts.words.js'
import type { TransferEvent, TransferPart, TransferredBecause } from './transfer.events.js'

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

const gone = 'another area'

export const transferSentences: Sentences<TransferEvent> = {
  CaseTransferred: ({ data: { area, because, sent, acknowledgeBy, reason } }, open) =>
    `The Hub transferred the case to ${open(area) ?? gone}, which is to acknowledge it by ${formatDate(acknowledgeBy)}, and sent ${listed(sent.map(part => transferPartWords[part].toLowerCase()))}. ${transferredWords[because]}${said(open(reason))}`,
  TransferAcknowledged: ({ data: { acknowledgedBy, acknowledgedOn } }, open) => `The other area acknowledged the transfer on ${formatDate(acknowledgedOn)}${said(open(acknowledgedBy))}`,
  TransferRefused: ({ data: { refusedOn, reason } }, open) => `The other area did not take the case on ${formatDate(refusedOn)}, so it stays here${said(open(reason))}`,
  TransferReceived: ({ data: { area, sentOn, acknowledgeBy } }, open) => `The case was transferred here by ${open(area) ?? gone}, sent on ${formatDate(sentOn)}. The Hub acknowledges it by ${formatDate(acknowledgeBy)}`,
  TransferInAcknowledged: ({ data: { told, acknowledgedOn } }, open) => `The Hub acknowledged the transfer to the area that sent it, on ${formatDate(acknowledgedOn)}${said(open(told))}`,
}
