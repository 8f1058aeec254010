import type { Sentences } from '../marac-case.words.js'
import { listed, said } from '../sentence-parts.words.js'
import type { Criterion, NotAcceptedBecause, ReferralEvent } from './referral.events.js'
import type { Consent, ConsentAnswer } from './told.js'

export const criterionWords: Readonly<Record<Criterion, string>> = {
  'professional-judgement': 'Professional judgement',
  'visible-high-risk': 'Visible high risk',
  'potential-escalation': 'Potential escalation',
  'marac-repeat': 'MARAC repeat',
}
/** Risk checklists as people call them. */
export const tools: Readonly<Record<'dash' | 'dara' | 'other', string>> = { dash: 'DASH', dara: 'DARA', other: 'Another checklist' }
export const toolWords = (tool: string): string => new Map(Object.entries(tools)).get(tool) ?? tool
export const notAcceptedWords: Readonly<Record<NotAcceptedBecause, string>> = {
  'criteria-not-met': 'It does not meet the criteria',
  'not-enough-information': 'There is not enough information',
  'outside-the-area': 'It belongs to another area',
  'already-open': 'A case for the same people is open already',
}

const agreementSentences: Readonly<Record<ConsentAnswer, string>> = {
  given: 'The victim agreed',
  'given-with-limits': 'The victim agreed, with limits',
  'not-given': 'The victim did not agree',
  'not-asked': 'The victim was not asked',
}
const agreed = (consent: Consent | undefined): string => (consent?.agreement === undefined ? '' : `. ${agreementSentences[consent.agreement]}`)

export const referralSentences: Sentences<ReferralEvent> = {
  ReferralSubmitted: ({ data: { agency, criteria, risk, consent } }, open, names) => {
    const why = listed(criteria.map(criterion => criterionWords[criterion].toLowerCase()))
    return `${names.agency(agency)} referred the case (${why}; ${toolWords(risk.tool)} ${risk.score} of ${risk.maxScore})${agreed(consent && open(consent))}`
  },
  ReferralAccepted: () => 'The Hub accepted the referral',
  ReferralNotAccepted: ({ data }, open) => `The Hub did not accept the referral. ${notAcceptedWords[data.because]}${said(open(data.reason))}`,
}
