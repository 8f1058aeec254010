import type { Sentences } from '../marac-case.words.js'
import { listed, said } from '../sentence-parts.words.js'
import type { Criterion, NotAcceptedBecause, ReferralEvent } from './referral.events.js'

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

export const referralSentences: Sentences<ReferralEvent> = {
  ReferralSubmitted: ({ data: { agency, criteria, risk } }, _open, names) => {
    const why = listed(criteria.map(criterion => criterionWords[criterion].toLowerCase()))
    return `${names.agency(agency)} referred the case (${why}; ${toolWords(risk.tool)} ${risk.score} of ${risk.maxScore})`
  },
  ReferralAccepted: () => 'The Hub accepted the referral',
  ReferralNotAccepted: ({ data }, open) => `The Hub did not accept the referral. ${notAcceptedWords[data.because]}${said(open(data.reason))}`,
}
