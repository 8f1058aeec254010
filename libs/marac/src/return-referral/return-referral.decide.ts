import { londonDate } from '@lantern/clock'
import type { Given, Sealed } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent, ReferralPart } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class ReturnReferral {
  constructor(readonly data: { caseId: CaseRef; parts: readonly ReferralPart[]; missing: Sealed<string> }) {}
}

/** An incomplete referral goes back to who made it, with what is missing (marac notes 1.4); the Hub may still decide on it meanwhile. */
export function decideReturnReferral({ data }: ReturnReferral, state: MaracCase, { now, rules }: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (state.status === 'returned') throw refusal('marac.returned-already')
  if (!allowedBy[state.status].includes('return-referral')) throw refusal('marac.already-decided')
  return [{ type: 'ReferralReturned', data: { ...data, returnedOn: londonDate(now), completeBy: dueDate('referralCompletion', now, rules) } }]
}
