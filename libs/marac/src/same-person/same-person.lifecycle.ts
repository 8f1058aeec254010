import type { Lifecycle } from '@lantern/web-kit'
import { allowedBy, type SamePersonCommand } from './same-person.allowed.js'
import type { SamePersonEvent } from './same-person.events.js'
import { peopleOf } from './same-person.refs.js'
import type { SamePerson } from './same-person.state.js'
import { samePerson } from './same-person.stream.js'
import { sentence } from './same-person.words.js'

export const samePersonLifecycle: Lifecycle<SamePersonEvent, SamePerson, SamePersonCommand> = {
  stream: samePerson,
  allowedBy,
  page: two => `/same-person/${two}`,
  resource: two => `/api/marac/people/${peopleOf(two)[0]}`,
  readBy: 'marac.match-people',
  sentence: event => sentence(event),
}
