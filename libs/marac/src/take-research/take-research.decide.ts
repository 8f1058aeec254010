import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { askedOf } from '../marac-case/research/research.state.js'

export class TakeResearch {
  constructor(readonly data: { caseId: CaseRef }) {}
}

/** One of an agency's people says that they search now, so that two do not search the same. Anybody of the agency may still answer. */
export function decideTakeResearch({ data: { caseId } }: TakeResearch, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('take-research')) throw refusal('marac.case-not-open')
  const asked = askedOf(state, by.agency)
  if (!asked) throw refusal('marac.not-asked')
  if (asked.returned) throw refusal('marac.already-returned')
  if (asked.takenBy === by.user) return []
  if (asked.takenBy !== undefined) throw refusal('marac.taken-already')
  return [{ type: 'ResearchTaken', data: { caseId, agency: by.agency, user: by.user } }]
}
