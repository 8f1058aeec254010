import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class LiftExclusion {
  constructor(readonly data: { caseId: CaseRef; user: string; reason: Sealed<string> }) {}
}

/** Whoever is excluded cannot ask for it, since the case does not exist for them: somebody else lifts it, and says why. */
export function decideLiftExclusion({ data }: LiftExclusion, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('lift-exclusion')) throw refusal('marac.case-not-open')
  if (!state.excluded.includes(data.user)) throw refusal('marac.not-excluded')
  return [{ type: 'ExclusionLifted', data }]
}
