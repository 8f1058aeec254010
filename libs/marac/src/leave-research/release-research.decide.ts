import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { askedOf } from '../marac-case/research/research.state.js'

export class ReleaseResearch {
  constructor(readonly data: { caseId: CaseRef; agency: string; user: string }) {}
}

/** What somebody took and can no longer answer goes back to their agency, whose it was before: never to another agency, and never to nobody. */
export function decideReleaseResearch({ data: { caseId, agency, user } }: ReleaseResearch, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('leave-research') || askedOf(state, agency)?.takenBy !== user) return []
  return [{ type: 'ResearchLeft', data: { caseId, agency } }]
}
