import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { askedOf } from '../marac-case/research/research.state.js'

export class CallOffResearch {
  constructor(readonly data: { caseId: CaseRef; agency: string; reason: Sealed<string> }) {}
}

/** The Hub asks an agency no longer, before it has answered: because it left, or was asked by mistake. Another can be asked, and the same one anew. */
export function decideCallOffResearch({ data }: CallOffResearch, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('call-off-research')) throw refusal('marac.case-not-open')
  const asked = askedOf(state, data.agency)
  if (!asked || asked.returned) throw refusal('marac.not-waiting')
  return [{ type: 'ResearchCalledOff', data: { ...data, onCase: state.agency === data.agency || Object.values(state.joined).includes(data.agency) } }]
}
