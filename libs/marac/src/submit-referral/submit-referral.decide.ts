import type { Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { filesAdded } from '../marac-case/files/files-added.policy.js'
import type { MaracCaseEvent, NewFile, ReferralSubmitted } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { referredAs } from '../marac-case/referral/referred.policy.js'

export class SubmitReferral {
  constructor(
    readonly data: Omit<ReferralSubmitted['data'], 'triageDueOn'>,
    readonly files: readonly NewFile[] = [],
  ) {}
}

/** Any agency refers, with files if it has any. */
export const decideSubmitReferral = ({ data, files }: SubmitReferral, state: MaracCase, given: Given<RulesInForce>): readonly MaracCaseEvent[] => [
  referredAs(data, 'submit-referral', state, given),
  ...filesAdded(files, { caseId: data.caseId, about: 'referral', agency: given.by.agency }),
]
