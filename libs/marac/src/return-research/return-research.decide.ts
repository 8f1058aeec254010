import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class ReturnResearch {
  constructor(readonly data: { caseId: CaseRef; known: boolean; shared?: Sealed<string>; worksheet?: Sealed<string> }) {}
}

/** An agency returns what it knows: "nothing known" is an answer too, and a late one is welcome (marac notes 1.5). */
export function decideReturnResearch({ data }: ReturnResearch, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('return-research')) throw refusal('marac.case-not-open')
  const asked = Object.hasOwn(state.research, by.agency) ? state.research[by.agency] : undefined
  if (!asked) throw refusal('marac.not-asked')
  if (asked.returned) throw refusal('marac.already-returned')
  if (data.known && !data.shared) throw refusal('marac.nothing-said')
  return [{ type: 'ResearchReturned', data: { ...data, agency: by.agency } }]
}
