import type { Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import type { MaracCaseEvent, ReferralSubmitted } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { referredAs } from '../marac-case/referral/referred.policy.js'

export class SubmitReferral {
  constructor(readonly data: Omit<ReferralSubmitted['data'], 'triageDueOn'>) {}
}

/** Any agency refers. */
export const decideSubmitReferral = ({ data }: SubmitReferral, state: MaracCase, given: Given<RulesInForce>): readonly MaracCaseEvent[] => [referredAs(data, 'submit-referral', state, given)]
