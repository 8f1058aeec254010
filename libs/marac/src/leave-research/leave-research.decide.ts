import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { askedOf } from '../marac-case/research/research.state.js'

export class LeaveResearch {
  constructor(readonly data: { caseId: CaseRef }) {}
}

/** Whoever took a request leaves it to a colleague; the agency's lead may, when they are away. */
export function decideLeaveResearch({ data: { caseId } }: LeaveResearch, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('leave-research')) throw refusal('marac.case-not-open')
  const asked = askedOf(state, by.agency)
  if (!asked) throw refusal('marac.not-asked')
  if (asked.takenBy === undefined) return []
  if (asked.takenBy !== by.user && !by.roles.includes('agency-lead')) throw refusal('marac.not-taken')
  return [{ type: 'ResearchLeft', data: { caseId, agency: by.agency } }]
}
