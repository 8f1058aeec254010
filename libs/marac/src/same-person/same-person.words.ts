import type { StoredOf } from '@lantern/event-store'
import type { MatchReason, SamePersonEvent } from './same-person.events.js'

export const reasonWords: Readonly<Record<MatchReason, string>> = {
  'same-name': 'Same name',
  'also-known-as': 'Also known as',
  'sounds-like': 'Sounds like',
  'spelled-alike': 'Spelled alike',
  'part-of-name': 'Part of the name is the same',
  'same-birth-date': 'Same date of birth',
  'similar-birth-date': 'Similar date of birth',
  'same-address': 'Same address',
}

const sentences: Readonly<Record<SamePersonEvent['type'], string>> = {
  PeopleMerged: 'Recorded as the same person',
  PeopleUnmerged: 'Recorded as two records again',
  PeopleToldApart: 'Recorded as two different people',
}

export const sentence = (event: StoredOf<SamePersonEvent>): string => sentences[event.type]
