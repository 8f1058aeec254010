import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AcceptReferral {
  constructor(readonly data: { caseId: CaseRef }) {}
}

/** The Hub takes the case on. */
export function decideAcceptReferral({ data }: AcceptReferral, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('accept-referral')) throw refusal('marac.already-decided')
  return [{ type: 'ReferralAccepted', data: { caseId: data.caseId } }]
}
