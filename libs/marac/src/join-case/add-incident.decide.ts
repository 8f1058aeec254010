import type { Given } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { IncidentAdded, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AddIncident {
  constructor(readonly data: Omit<IncidentAdded['data'], 'research'>) {}
}

/** The incident of a joined referral, on the case that it was joined to; once, also where the case was closed in the same moment (docs/adr/0008). */
export function decideAddIncident({ data }: AddIncident, state: MaracCase, { now, rules }: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (Object.hasOwn(state.joined, data.referral)) return []
  if (!allowedBy[state.status].includes('add-incident')) throw refusal('marac.case-not-open')
  const agencies = state.status === 'open' ? Object.entries(state.research).flatMap(([agency, { returned }]) => (returned ? [] : [agency])) : []
  const dueOn = dueDate('researchReturn', now, rules)
  const later = Object.fromEntries(agencies.map(agency => [agency, dueDate('researchReturn', now, rules, agency)] as const).filter(([, own]) => own !== dueOn))
  return [{ type: 'IncidentAdded', data: { ...data, ...(agencies.length > 0 && { research: { agencies, dueOn, ...(Object.keys(later).length > 0 && { later }) } }) } }]
}
