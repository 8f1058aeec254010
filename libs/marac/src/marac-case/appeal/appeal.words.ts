import { formatDate } from '@lantern/clock'
import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { AppealEvent, AppealOutcome } from './appeal.events.js'

export const appealOutcomeWords: Readonly<Record<AppealOutcome, string>> = {
  accepted: 'The referral is accepted after all',
  stands: 'The decision stands',
}

export const appealSentences: Sentences<AppealEvent> = {
  ReferralAppealed: ({ data: { reason, answerBy }, by }, open, names) =>
    `${names.agency(by.agency)} appealed to the MARAC manager, who answers by ${formatDate(answerBy)}${said(open(reason))}`,
  AppealAnswered: ({ data: { outcome, reason } }, open) => `The Hub answered the appeal. ${appealOutcomeWords[outcome]}${said(open(reason))}`,
}
