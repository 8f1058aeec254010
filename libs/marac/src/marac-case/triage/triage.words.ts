import { formatDate } from '@lantern/clock'
import type { Sentences } from '../marac-case.words.js'
import { listed, said } from '../sentence-parts.words.js'
import type { ReferralPart, TriageEvent } from './triage.events.js'

/** The parts of a referral as its form names them. */
export const referralPartWords: Readonly<Record<ReferralPart, string>> = {
  victim: 'The victim',
  'safe-contact': 'Safe contact',
  perpetrators: 'Perpetrators',
  children: 'Children',
  'what-happened': 'What has happened',
  risk: 'The risk checklist',
  wishes: 'What the victim wants, and consent',
  needs: 'Needs and diversity of the victim',
  professionals: 'Risk to professionals',
}

export const partsInWords = (parts: readonly ReferralPart[]): string => listed(parts.map(part => referralPartWords[part].toLowerCase()))

export const triageSentences: Sentences<TriageEvent> = {
  ReferralReturned: ({ data: { parts, missing, completeBy } }, open) =>
    `The Hub returned the referral as incomplete, to be completed by ${formatDate(completeBy)} (${partsInWords(parts)})${said(open(missing))}`,
  ReferralCompleted: ({ data: { triageDueOn }, by }, _open, names) => `${names.agency(by.agency)} completed the referral. The Hub decides by ${formatDate(triageDueOn)}`,
}
