import type { Given } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from '../../marac.refusals.js'
import { allowedBy, type MaracCaseCommand } from '../marac-case.allowed.js'
import type { MaracCase } from '../marac-case.state.js'
import type { ReferralSubmitted } from './referral.events.js'

/** A referral, whoever makes it. A low score never blocks: professional judgement is a criterion of its own (marac notes 1.1 and 1.3). */
export function referredAs(data: Omit<ReferralSubmitted['data'], 'triageDueOn'>, as: MaracCaseCommand, state: MaracCase, { now, rules }: Given<RulesInForce>): ReferralSubmitted {
  if (!allowedBy[state.status].includes(as)) throw refusal('marac.case-exists')
  if (data.criteria.length === 0) throw refusal('marac.no-criterion')
  if (data.perpetrators.length === 0) throw refusal('marac.no-perpetrator')
  if (data.risk.score > data.risk.maxScore) throw refusal('marac.score-above-maximum')
  return { type: 'ReferralSubmitted', data: { ...data, triageDueOn: dueDate('triage', now, rules) } }
}
