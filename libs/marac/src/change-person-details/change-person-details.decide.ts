import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { MaracCaseEvent, PersonDetailsChanged } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class ChangePersonDetails {
  constructor(readonly data: Omit<PersonDetailsChanged['data'], 'role'>) {}
}

/** Whoever is on the case says what has changed of a person: an address, another name, who is safe to talk to (SafeLives form 2015). */
export function decideChangePersonDetails({ data }: ChangePersonDetails, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('change-person-details')) throw refusal('marac.case-not-open')
  const role = state.people[data.personId]
  if (role === undefined) throw refusal('marac.not-on-the-case')
  if (data.fields.length === 0) throw refusal('marac.nothing-changed')
  return [{ type: 'PersonDetailsChanged', data: { ...data, role } }]
}
