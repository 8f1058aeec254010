import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent, Route } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AnswerMeetingRequest {
  constructor(readonly data: { caseId: CaseRef; requestId: string; route: Route; reason: Sealed<string> }) {}
}

/** Whoever asked for a meeting gets an answer with its reason, and may ask again. Until the last request has one, the case stays to be listed. */
export function decideAnswerMeetingRequest({ data }: AnswerMeetingRequest, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('answer-meeting-request')) throw refusal('marac.case-not-open')
  if (!state.meetingRequests.includes(data.requestId)) throw refusal('marac.meeting-request-answered')
  const { caseId, route, reason } = data
  const others = state.meetingRequests.length > 1
  const changes = route !== state.route && (route === 'meeting' || !others)
  return [{ type: 'MeetingRequestAnswered', data }, ...(changes ? [{ type: 'RouteChosen' as const, data: { caseId, route, reason } }] : [])]
}
