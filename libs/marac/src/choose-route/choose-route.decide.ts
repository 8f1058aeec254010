import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent, Route } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class ChooseRoute {
  constructor(readonly data: { caseId: CaseRef; route: Route; reason: Sealed<string> }) {}
}

/** Without a meeting, or listed for one. Choosing a meeting answers whoever asked for one; choosing none while somebody waits would refuse them in silence (Kent paper 2023, 4.3). */
export function decideChooseRoute({ data }: ChooseRoute, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('choose-route')) throw refusal('marac.case-not-open')
  const { caseId, route, reason } = data
  const waiting = state.meetingRequests
  if (route === 'hub-managed' && waiting.length > 0) throw refusal('marac.meeting-asked-for')
  // A case that a meeting has heard can be sent to another.
  const stands = route === state.route && state.heardIn === undefined
  if (stands && waiting.length === 0) throw refusal('marac.route-stands')
  return [
    ...(stands ? [] : [{ type: 'RouteChosen' as const, data }]),
    ...waiting.map(requestId => ({ type: 'MeetingRequestAnswered' as const, data: { caseId, requestId, route, reason } })),
  ]
}
