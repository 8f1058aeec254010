import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { repeatOf, type PairSoFar } from '../marac-case/referral/repeat.policy.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AcceptReferral {
  /** `pair`: the referral among the others of the same victim and perpetrator, as published just before. */
  constructor(readonly data: { caseId: CaseRef; pair?: PairSoFar | undefined }) {}
}

/** The Hub takes the case on. Whether it is a repeat is worked out from the referrals of the pair, whatever was ticked (SafeLives). */
export function decideAcceptReferral({ data: { caseId, pair } }: AcceptReferral, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('accept-referral')) throw refusal('marac.already-decided')
  const repeat = pair && repeatOf(pair.referral, pair.earlier, pair.rules)
  return [{ type: 'ReferralAccepted', data: { caseId, ...(repeat && { repeatOf: repeat }) } }]
}
