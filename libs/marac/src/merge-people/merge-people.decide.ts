import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../same-person/same-person.allowed.js'
import type { PeopleMerged, SamePersonEvent } from '../same-person/same-person.events.js'
import type { SamePerson } from '../same-person/same-person.state.js'

export class MergePeople {
  constructor(readonly data: PeopleMerged['data']) {}
}

/** A person says that two records are of one person. No program ever does: a wrong match would show one family to another. */
export function decideMergePeople({ data }: MergePeople, state: SamePerson): readonly SamePersonEvent[] {
  if (!allowedBy[state.status].includes('merge-people')) throw refusal('marac.merged-already')
  return [{ type: 'PeopleMerged', data }]
}
