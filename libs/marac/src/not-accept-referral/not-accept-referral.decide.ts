import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent, NotAcceptedBecause } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class NotAcceptReferral {
  constructor(readonly data: { caseId: CaseRef; because: NotAcceptedBecause; reason: Sealed<string> }) {}
}

/** A referral that is not accepted carries its reason and its decider, and stays in every total (marac notes 1.5). */
export function decideNotAcceptReferral({ data }: NotAcceptReferral, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('not-accept-referral')) throw refusal('marac.already-decided')
  return [{ type: 'ReferralNotAccepted', data }]
}
