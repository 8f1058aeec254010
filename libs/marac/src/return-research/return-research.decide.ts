import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent, ToldByAgency } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { askedOf, faultIn } from '../marac-case/research/research.state.js'

export class ReturnResearch {
  constructor(readonly data: { caseId: CaseRef; known: boolean; confirmed: boolean; told: ToldByAgency }) {}
}

/** An agency returns what it knows: "nothing known" is an answer too, and a late one is welcome (marac notes 1.5). */
export function decideReturnResearch({ data: { caseId, known, confirmed, told } }: ReturnResearch, state: MaracCase, { by, now }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('return-research')) throw refusal('marac.case-not-open')
  const asked = askedOf(state, by.agency)
  if (!asked && state.calledOff.includes(by.agency)) throw refusal('marac.research-called-off')
  if (!asked) throw refusal('marac.not-asked')
  if (asked.returned) throw refusal('marac.already-returned')
  const { searched, withheld, worksheet, ...something } = told
  if (!known && (something.shared ?? something.opinion ?? something.differences ?? something.lastSeen ?? something.lastSeenOn) !== undefined) throw refusal('marac.known-or-not')
  const fault = known ? faultIn(told, confirmed, londonDate(now)) : undefined
  if (fault === 'nothing-said') throw refusal('marac.nothing-said')
  if (fault === 'not-confirmed') throw refusal('marac.not-confirmed')
  if (fault === 'date-ahead') throw refusal('marac.date-ahead')
  // Nothing is shared where nothing is known, so that there is no ground to say.
  const kept = known ? told : { ...(searched && { searched }), ...(withheld && { withheld }), ...(worksheet && { worksheet }) }
  return [{ type: 'ResearchReturned', data: { caseId, agency: by.agency, known, ...kept } }]
}
