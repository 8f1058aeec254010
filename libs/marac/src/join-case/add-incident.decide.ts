import type { Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { researchDue } from '../research-due.policy.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { HeardOn, IncidentAdded, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AddIncident {
  /** `heard`: the meeting that is to hear the case, as it stands. */
  constructor(readonly data: Omit<IncidentAdded['data'], 'research'> & { heard?: HeardOn | undefined }) {}
}

/** The incident of a joined referral, on the case that it was joined to; once, also where the case was closed in the same moment (docs/adr/0008). */
export function decideAddIncident({ data }: AddIncident, state: MaracCase, { now, rules }: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (Object.hasOwn(state.joined, data.referral)) return []
  if (!allowedBy[state.status].includes('add-incident')) throw refusal('marac.case-not-open')
  // What was asked for as urgent keeps its date, which is sooner.
  const agencies = state.status === 'open' ? Object.entries(state.research).flatMap(([agency, { returned, urgent }]) => (returned || urgent ? [] : [agency])) : []
  const due = (agency: string) => researchDue(now, rules, { agency, urgent: false, heard: data.heard })
  const { dueOn } = due('')
  const dates = agencies.map(agency => [agency, due(agency)] as const)
  const later = Object.fromEntries(dates.flatMap(([agency, own]) => (own.dueOn === dueOn ? [] : [[agency, own.dueOn]])))
  const { heard, ...told } = data
  const sooner = heard && dates.some(([, own]) => own.sooner)
  return [{ type: 'IncidentAdded', data: { ...told, ...(agencies.length > 0 && { research: { agencies, dueOn, ...(Object.keys(later).length > 0 && { later }), ...(sooner && { heard }) } }) } }]
}
