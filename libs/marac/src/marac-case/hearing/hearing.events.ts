import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { MeetingRef } from '../../meeting/meeting.refs.js'
import type { CaseRef } from '../marac-case.refs.js'

/** What became of a case in a meeting. One that is adjourned is to be heard again. */
export const hearingOutcomes = ['plan-agreed', 'no-further-action', 'adjourned'] as const
export type HearingOutcome = (typeof hearingOutcomes)[number]

/**
 * A meeting heard the case: what was decided, and which agencies disagreed and why. Recorded again for the same meeting, the later one takes the earlier one's place, which the history
 * keeps. What is said of a case in a meeting is the case's, and told by the right to it.
 */
export type CaseHeard = DomainEvent<
  'CaseHeard',
  { caseId: CaseRef; meeting: MeetingRef; on: CalendarDate; area: string; outcome: HearingOutcome; decision: Sealed<string>; dissents: readonly { readonly agency: string; readonly reason: Sealed<string> }[] }
>

export type HearingEvent = CaseHeard
