import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, ClosingOutcome, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { notConsidered, type PlanSoFar } from './what-is-missing.policy.js'

export class CloseCase {
  constructor(readonly data: { caseId: CaseRef; outcome: ClosingOutcome; reason: Sealed<string>; plan: PlanSoFar }) {}
}

/**
 * A case ends when its actions are done or explained, and each child on it has been considered. What the actions say of themselves is read just
 * before; one agreed in that very moment is flagged afterwards (docs/adr/0008).
 */
export function decideCloseCase({ data }: CloseCase, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('close-case')) throw refusal('marac.case-not-open')
  const { plan, ...closing } = data
  if (plan.openActions.length > 0) throw refusal('marac.open-actions')
  if (state.meetingRequests.length > 0) throw refusal('marac.meeting-asked-for')
  if (state.route === 'meeting') throw refusal('marac.to-be-listed')
  if (notConsidered(state, plan).length > 0) throw refusal('marac.child-not-considered')
  const unanswered = Object.keys(state.research).filter(agency => !state.research[agency]?.returned)
  return [{ type: 'CaseClosed', data: { ...closing, unanswered } }]
}
