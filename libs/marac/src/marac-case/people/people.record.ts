import type { CalendarDate, Instant } from '@lantern/decision'
import type { Recorded } from '../marac-case.record.js'
import type { PeopleEvent } from './people.events.js'

/** A death that was recorded on the case. `by` is the system where another case of the person told it. */
export interface RecordedDeath {
  readonly personId: string
  readonly diedOn: CalendarDate | undefined
  readonly known: string | undefined
  readonly at: Instant
  readonly by: string
}

export interface RecordedPeople {
  readonly deaths: readonly RecordedDeath[]
  /** When what is said of where the victim lives was changed last. */
  readonly movedAt?: Instant
}

export const noDeaths: RecordedPeople = { deaths: [] }

export const recordedPeople: Recorded<PeopleEvent> = {
  PersonDetailsChanged: (so, { data: { personId, role, fields, details, safeContact, lives }, recordedAt }, open) => ({
    ...so,
    ...(role === 'victim' && fields.some(field => field === 'address' || field === 'district') && { movedAt: recordedAt }),
    ...(lives && { area: lives.area, district: lives.district }),
    people: so.people.map(person => (person.personId === personId ? { ...person, details: open(details), ...(safeContact && { safeContact: open(safeContact) }) } : person)),
  }),
  PersonDied: (so, { data: { personId, diedOn, known }, recordedAt, by }, open) => ({
    ...so,
    deaths: [...so.deaths, { personId, diedOn, known: known && open(known), at: recordedAt, by: by.user }],
  }),
}
