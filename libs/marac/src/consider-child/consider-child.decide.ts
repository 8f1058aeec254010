import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class ConsiderChild {
  constructor(readonly data: { caseId: CaseRef; child: string; considered: Sealed<string>; enough: Sealed<string> }) {}
}

/** Where a child needs no action of their own, somebody says what was thought of and why that is enough: no child is passed over in silence. */
export function decideConsiderChild({ data }: ConsiderChild, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('consider-child')) throw refusal('marac.case-not-open')
  if (!state.children.includes(data.child)) throw refusal('marac.no-such-child')
  return [{ type: 'ChildConsidered', data }]
}
