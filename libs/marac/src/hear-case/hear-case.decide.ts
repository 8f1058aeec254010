import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseHeard, CaseRef, HearingOutcome, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import type { MeetingRef } from '../meeting/meeting.refs.js'

/** The meeting, if it is going on or over. */
export interface MeetingHeld {
  readonly status: string
  readonly area: string
  readonly on: string
  /** Users who are down as observers of it. */
  readonly observers: readonly string[]
}

export class HearCase {
  constructor(readonly data: { caseId: CaseRef; meeting: MeetingRef; held: MeetingHeld | undefined; outcome: HearingOutcome; decision: Sealed<string>; dissents: CaseHeard['data']['dissents'] }) {}
}

/**
 * What the meeting decided. While it goes on, of each case that is listed for it; once it is over, of those alone that came up, to put right what was written. Whoever asked for a meeting is answered
 * by it, unless the case is adjourned.
 */
export function decideHearCase({ data: { held, ...data } }: HearCase, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('hear-case')) throw refusal('marac.case-not-open')
  if (held?.status !== 'open' && held?.status !== 'closed') throw refusal('marac.meeting-not-open')
  if (held.observers.includes(by.user)) throw refusal('marac.observes')
  const cameUp = state.cameUpIn.includes(data.meeting)
  if (!cameUp && (held.status === 'closed' || state.listedFor !== data.meeting)) throw refusal('marac.not-on-agenda')
  if (new Set(data.dissents.map(({ agency }) => agency)).size < data.dissents.length) throw refusal('marac.dissents-twice')
  const answered = data.outcome === 'adjourned' ? [] : state.meetingRequests
  const { caseId, decision: reason } = data
  return [...answered.map(requestId => ({ type: 'MeetingRequestAnswered' as const, data: { caseId, requestId, route: 'meeting' as const, reason } })), { type: 'CaseHeard', data: { ...data, on: held.on, area: held.area } }]
}
