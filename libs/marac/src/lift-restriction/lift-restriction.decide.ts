import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class LiftRestriction {
  constructor(readonly data: { caseId: CaseRef; reason: Sealed<string> }) {}
}

export function decideLiftRestriction({ data }: LiftRestriction, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('lift-restriction')) throw refusal('marac.case-not-open')
  if (!state.restrictedTo) throw refusal('marac.not-restricted')
  return [{ type: 'RestrictionLifted', data }]
}
