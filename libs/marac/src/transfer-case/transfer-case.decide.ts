import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import { flagsFrom, type ToFlag } from '../marac-case/flags/flags-from.policy.js'
import type { CaseTransferred, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class TransferCase {
  constructor(readonly data: Omit<CaseTransferred['data'], 'sentOn' | 'acknowledgeBy'> & { readonly toFlag: ToFlag }) {}
}

/**
 * The victim's area is another now. Nothing ends here until that area has acknowledged: each agency keeps a flag from this day on, unless it keeps
 * one already, so that what happens in between is recognised (SafeLives, MARAC to MARAC referral).
 */
export function decideTransferCase({ data: { toFlag, ...sent } }: TransferCase, state: MaracCase, { now, by, rules }: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (state.transfer?.state === 'waiting') throw refusal('marac.transfer-waits')
  if (state.transfer?.state === 'acknowledged') throw refusal('marac.transferred-already')
  if (!allowedBy[state.status].includes('transfer-case')) throw refusal('marac.not-to-transfer')
  if (state.appeal === 'waiting') throw refusal('marac.appeal-waits')
  const flags = state.status === 'not-accepted' || Object.keys(state.flags).length > 0 || Object.values(state.died).includes('victim') ? [] : flagsFrom(sent.caseId, toFlag, by.agency, now, rules)
  return [{ type: 'CaseTransferred', data: { ...sent, sentOn: londonDate(now), acknowledgeBy: dueDate('transferAcknowledgement', now, rules) } }, ...flags]
}
