import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class ChangeCoordinator {
  constructor(readonly data: { caseId: CaseRef; coordinator: string; reason: Sealed<string> }) {}
}

/**
 * Any of the Hub's people takes the case, or gives it to another. Whoever a restricted case is not for cannot have it: who it is for is known to all of them. That somebody is
 * excluded is not, and a refusal would tell: they are given it as anybody would be, see nothing of it, and the manager is shown that nobody who is here has it.
 */
export function decideChangeCoordinator({ data }: ChangeCoordinator, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('change-coordinator')) throw refusal('marac.case-not-open')
  if (state.restrictedTo && !state.restrictedTo.includes(data.coordinator)) throw refusal('marac.coordinator-not-named')
  return state.coordinator === data.coordinator ? [] : [{ type: 'CoordinatorChanged', data }]
}
