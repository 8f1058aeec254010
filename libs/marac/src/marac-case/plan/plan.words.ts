import { formatDate } from '@lantern/clock'
import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { NotToldBecause, PlanEvent } from './plan.events.js'

export const notToldWords: Readonly<Record<NotToldBecause, string>> = {
  'not-safe': 'It was not safe to tell',
  'not-reached': 'Could not be reached',
  'did-not-want-to': 'Did not want to hear of it',
  other: 'Another reason',
}

/** A child is not named in a sentence: it stands on the case. */
export const planSentences: Sentences<PlanEvent> = {
  ChildConsidered: ({ data }, open) => {
    const enough = open(data.enough)
    return `What was considered for a child was recorded${said(open(data.considered))}${enough === undefined ? '' : `\nWhy nothing more is needed: ${enough}`}`
  },
  TellerNamed: ({ data }, open, names) => {
    const worker = data.worker && open(data.worker)
    return `${names.agency(data.agency)} is to tell the victim of the plan${worker === undefined ? '' : `: ${worker}`}`
  },
  VictimTold: ({ data }, open) => `The victim was told of the plan on ${formatDate(data.toldOn)}${data.note ? said(open(data.note)) : ''}`,
  VictimNotTold: ({ data }, open) => `The victim was not told of the plan. ${notToldWords[data.because]}${said(open(data.reason))}`,
}
