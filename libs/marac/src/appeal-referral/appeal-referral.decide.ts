import type { Given, Sealed } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AppealReferral {
  constructor(readonly data: { caseId: CaseRef; reason: Sealed<string> }) {}
}

/** Whoever referred may ask the MARAC manager to look again, once: a referral that is not accepted can be appealed (marac notes 1.5). */
export function decideAppealReferral({ data }: AppealReferral, state: MaracCase, { now, rules }: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (state.transfer) throw refusal('marac.transferred-meanwhile')
  if (state.appeal !== 'none') throw refusal('marac.appealed-already')
  if (!allowedBy[state.status].includes('appeal-referral')) throw refusal('marac.not-to-appeal')
  return [{ type: 'ReferralAppealed', data: { ...data, answerBy: dueDate('appealAnswer', now, rules) } }]
}
