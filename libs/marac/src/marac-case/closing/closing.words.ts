import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { ClosingEvent, ClosingOutcome } from './closing.events.js'

export const outcomeWords: Readonly<Record<ClosingOutcome, string>> = {
  'plan-complete': 'The safety plan is complete',
  'moved-away': 'The victim has moved to another area',
  'victim-died': 'The victim has died',
  other: 'Another reason',
}

export const closingSentences: Sentences<ClosingEvent> = {
  CaseClosed: ({ data }, open) => `The case was closed. ${outcomeWords[data.outcome]}${said(open(data.reason))}`,
  OpenActionFlagged: ({ data }) => `Action ${data.action} was agreed while the case was being closed, and is still open`,
}
