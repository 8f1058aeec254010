import type { StreamType } from '@lantern/decision'
import type { SamePersonEvent } from './same-person.events.js'
import { evolve, initialState, type SamePerson } from './same-person.state.js'

/** Whether two records are of one person. Nothing personal: what the records say stays with their cases. */
export const samePerson: StreamType<SamePersonEvent, SamePerson, 'samePerson'> = {
  name: 'samePerson',
  initialState,
  evolve,
  personal: { PeopleMerged: {}, PeopleUnmerged: {}, PeopleToldApart: {} },
}
