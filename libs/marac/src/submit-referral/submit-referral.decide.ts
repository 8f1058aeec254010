import type { Given } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { MaracCaseEvent, ReferralSubmitted } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class SubmitReferral {
  constructor(readonly data: Omit<ReferralSubmitted['data'], 'triageDueOn'>) {}
}

/** Any agency refers. A low score never blocks: professional judgement is a criterion of its own (marac notes 1.1 and 1.3). */
export function decideSubmitReferral(
  { data }: SubmitReferral,
  state: MaracCase,
  { now, rules }: Given<RulesInForce>,
): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('submit-referral')) throw refusal('marac.case-exists')
  if (data.criteria.length === 0) throw refusal('marac.no-criterion')
  if (data.perpetrators.length === 0) throw refusal('marac.no-perpetrator')
  if (data.risk.score > data.risk.maxScore) throw refusal('marac.score-above-maximum')
  return [{ type: 'ReferralSubmitted', data: { ...data, triageDueOn: dueDate('triage', now, rules) } }]
}
