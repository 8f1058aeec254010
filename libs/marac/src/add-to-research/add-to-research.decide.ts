import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent, ToldByAgency } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { askedOf, faultIn } from '../marac-case/research/research.state.js'

export class AddToResearch {
  constructor(readonly data: { caseId: CaseRef; entryId: string; confirmed: boolean; told: ToldByAgency }) {}
}

/** An agency that has answered learns more: it stands beside what was shared earlier, which stays as it was (marac notes 8.6). */
export function decideAddToResearch({ data: { caseId, entryId, confirmed, told } }: AddToResearch, state: MaracCase, { by, now }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('add-to-research')) throw refusal('marac.case-not-open')
  const asked = askedOf(state, by.agency)
  if (!asked) throw refusal('marac.not-asked')
  if (!asked.returned) throw refusal('marac.not-answered')
  const fault = faultIn(told, confirmed, londonDate(now))
  if (fault === 'nothing-said') throw refusal('marac.nothing-said')
  if (fault === 'not-confirmed') throw refusal('marac.not-confirmed')
  if (fault === 'date-ahead') throw refusal('marac.date-ahead')
  return [{ type: 'ResearchAddedTo', data: { caseId, agency: by.agency, entryId, ...told } }]
}
