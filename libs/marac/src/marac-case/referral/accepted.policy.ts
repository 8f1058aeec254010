import type { Actor } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'
import type { ReferralAccepted } from './referral.events.js'
import { repeatOf, type PairSoFar } from './repeat.policy.js'

/** The Hub takes the case on. Whether it is a repeat is worked out from the referrals of the pair, whatever was ticked (SafeLives). Whoever accepts it has it. */
export function acceptedAs(caseId: CaseRef, pair: PairSoFar | undefined, by: Actor): ReferralAccepted {
  const repeat = pair && repeatOf(pair.referral, pair.earlier, pair.rules)
  return { type: 'ReferralAccepted', data: { caseId, coordinator: by.user, ...(repeat && { repeatOf: repeat }) } }
}
