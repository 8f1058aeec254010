import type { Given, Sealed } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import { flagsFrom, type ToFlag } from '../marac-case/flags/flags-from.policy.js'
import type { CaseRef, ClosingOutcome, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { awaitsMeeting } from '../marac-case/listing/listing.state.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { notConsidered, type PlanSoFar } from './what-is-missing.policy.js'

export class CloseCase {
  constructor(readonly data: { caseId: CaseRef; outcome: ClosingOutcome; reason: Sealed<string>; plan: PlanSoFar; toFlag: ToFlag }) {}
}

/**
 * A case ends when its actions are done or explained, and each child on it has been considered. What the actions say of themselves is read just
 * before; one agreed in that very moment is flagged afterwards (docs/adr/0008). From then on each agency but the Hub keeps a flag: a case is not
 * held for ever, and a further incident is to be recognised. Nobody can harm again a victim who has died.
 */
export function decideCloseCase({ data }: CloseCase, state: MaracCase, { now, by, rules }: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('close-case')) throw refusal('marac.case-not-open')
  const { plan, toFlag, ...closing } = data
  if (state.transfer?.state === 'waiting') throw refusal('marac.transfer-waits')
  if (plan.openActions.length > 0) throw refusal('marac.open-actions')
  if (state.meetingRequests.length > 0) throw refusal('marac.meeting-asked-for')
  if (awaitsMeeting(state)) throw refusal('marac.to-be-listed')
  if (notConsidered(state, plan).length > 0) throw refusal('marac.child-not-considered')
  const unanswered = Object.keys(state.research).filter(agency => !state.research[agency]?.returned)
  return [
    { type: 'CaseClosed', data: { ...closing, unanswered } },
    ...(closing.outcome === 'victim-died' ? [] : flagsFrom(closing.caseId, toFlag, by.agency, now, rules)),
  ]
}
