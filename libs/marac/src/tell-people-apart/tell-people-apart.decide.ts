import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../same-person/same-person.allowed.js'
import type { PeopleToldApart, SamePersonEvent } from '../same-person/same-person.events.js'
import type { SamePerson } from '../same-person/same-person.state.js'

export class TellPeopleApart {
  constructor(readonly data: PeopleToldApart['data']) {}
}

/** A person says that two records are of two people, so that the match is not offered again. Records that are merged are unmerged first. */
export function decideTellPeopleApart({ data }: TellPeopleApart, state: SamePerson): readonly SamePersonEvent[] {
  if (!allowedBy[state.status].includes('tell-people-apart')) throw refusal('marac.said-already')
  return [{ type: 'PeopleToldApart', data }]
}
