import { idOf } from '@lantern/decision'
import type { Instant } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { SamePersonEvent } from '../same-person/same-person.events.js'

/** What somebody said of two records. None is left once they are two records again. */
export interface SamePeopleRow {
  readonly two: string
  readonly one: string
  readonly other: string
  readonly same: 0 | 1
  readonly said_by: string
  readonly said_at: Instant
}

export const samePeopleProjection = projection<SamePersonEvent, SamePeopleRow>({
  name: 'same_people',
  version: 1,
  streams: ['samePerson'],
  key: 'two',
  columns: { two: 'text', one: 'text', other: 'text', same: 'integer', said_by: 'text', said_at: 'text' },
  indexes: [['one'], ['other']],
  on: {
    PeopleMerged: (_row, event) => ({ two: idOf(event.stream), one: event.data.one.personId, other: event.data.other.personId, same: 1, said_by: event.by.user, said_at: event.recordedAt }),
    PeopleUnmerged: () => undefined,
    PeopleToldApart: (_row, event) => ({ two: idOf(event.stream), one: event.data.one.personId, other: event.data.other.personId, same: 0, said_by: event.by.user, said_at: event.recordedAt }),
  },
})
