import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class RequestMeeting {
  constructor(readonly data: { caseId: CaseRef; requestId: string; reason: Sealed<string> }) {}
}

/** Any partner on the case may ask for a meeting at any time before it is closed; none is turned down in silence (Kent paper 2023, 4.3). */
export function decideRequestMeeting({ data }: RequestMeeting, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('request-meeting')) throw refusal('marac.case-not-open')
  return [{ type: 'MeetingRequested', data }]
}
