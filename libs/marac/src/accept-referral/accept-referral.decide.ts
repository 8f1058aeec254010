import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { acceptedAs } from '../marac-case/referral/accepted.policy.js'
import type { PairSoFar } from '../marac-case/referral/repeat.policy.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AcceptReferral {
  /** `pair`: the referral among the others of the same victim and perpetrator, as published just before. */
  constructor(readonly data: { caseId: CaseRef; pair?: PairSoFar | undefined }) {}
}

/** The Hub takes the case on, and it is worked out whether it is a repeat. */
export function decideAcceptReferral({ data: { caseId, pair } }: AcceptReferral, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('accept-referral')) throw refusal('marac.already-decided')
  return [acceptedAs(caseId, pair, by)]
}
