import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../same-person/same-person.allowed.js'
import type { PeopleUnmerged, SamePersonEvent } from '../same-person/same-person.events.js'
import type { SamePerson } from '../same-person/same-person.state.js'

export class UnmergePeople {
  constructor(readonly data: PeopleUnmerged['data']) {}
}

/** What was said in error is taken back, and the records stand apart as before. */
export function decideUnmergePeople({ data }: UnmergePeople, state: SamePerson): readonly SamePersonEvent[] {
  if (!allowedBy[state.status].includes('unmerge-people')) throw refusal('marac.not-merged')
  return [{ type: 'PeopleUnmerged', data }]
}
