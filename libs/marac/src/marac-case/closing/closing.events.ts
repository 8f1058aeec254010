import type { DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

export const closingOutcomes = ['plan-complete', 'moved-away', 'victim-died', 'other'] as const
export type ClosingOutcome = (typeof closingOutcomes)[number]
/** `unanswered`: the agencies that had not returned their research by then. */
export type CaseClosed = DomainEvent<
  'CaseClosed',
  { caseId: CaseRef; outcome: ClosingOutcome; reason: Sealed<string>; unanswered: readonly string[] }
>
/** An action was agreed while the case was being closed: found afterwards, said aloud, never undone silently (docs/adr/0008). */
export type OpenActionFlagged = DomainEvent<'OpenActionFlagged', { caseId: CaseRef; action: string }>

export type ClosingEvent =
  | CaseClosed
  | OpenActionFlagged
