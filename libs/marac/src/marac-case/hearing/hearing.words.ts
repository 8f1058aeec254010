import { formatDate } from '@lantern/clock'
import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { HearingEvent, HearingOutcome } from './hearing.events.js'

export const hearingOutcomeWords: Readonly<Record<HearingOutcome, string>> = { 'plan-agreed': 'A plan was agreed', 'no-further-action': 'Nothing further is needed', adjourned: 'Adjourned: to be heard again' }

export const hearingSentences: Sentences<HearingEvent> = {
  CaseHeard: ({ data }, open, names) => {
    const disagreed = data.dissents.length === 0 ? '' : `. Disagreed: ${data.dissents.map(({ agency, reason }) => `${names.agency(agency)}${said(open(reason))}`).join('; ')}`
    return `The meeting of ${names.area(data.area)} on ${formatDate(data.on)} heard the case. ${hearingOutcomeWords[data.outcome]}${said(open(data.decision))}${disagreed}`
  },
}
