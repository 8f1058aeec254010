import { foldBy } from '@lantern/decision'
import type { SamePersonEvent } from './same-person.events.js'

/** What is known of two records: nothing, that they are one person, or that they are two. */
export interface SamePerson {
  readonly status: 'none' | 'same' | 'different'
}

export const initialState: SamePerson = { status: 'none' }

export const evolve = foldBy<SamePersonEvent, SamePerson>({
  PeopleMerged: () => ({ status: 'same' }),
  PeopleUnmerged: () => ({ status: 'none' }),
  PeopleToldApart: () => ({ status: 'different' }),
})
