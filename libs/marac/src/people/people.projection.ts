import { idOf, SYSTEM_USER, type CalendarDate, type Instant, type Open } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import { projection } from '@lantern/projections'
import type { MaracCaseEvent, PersonDetails, PersonInCase, ReferralCompleted, ReferralSubmitted } from '../marac-case/marac-case.events.js'
import type { PersonRole } from '../marac-case/referral/referral.record.js'
import type { Said } from '../same-person/matching.policy.js'
import { aliasesOf } from '../same-person/names.policy.js'

/** One row a person told of in a referral: records of one person stay apart, and people say which belong together. */
export interface PersonRow {
  readonly person_id: string
  readonly ref: string
  /** The part in this case. The role is the case's, never the person's. */
  readonly role: PersonRole
  /** null once the key of the person is destroyed. */
  readonly name: string | null
  readonly said_names: readonly string[]
  readonly birth_dates: readonly CalendarDate[]
  readonly addresses: readonly string[]
  readonly referred_at: Instant
  /** 1 once their death is recorded on this case. */
  readonly died: 0 | 1
  /** 1 when another case of the person told it. */
  readonly carried: 0 | 1
  /** Of the event that recorded it here. */
  readonly died_by: string | null
}

/** What is said of a person, as far as their key is held. */
export function saidOf(details: PersonDetails | undefined): Said {
  if (!details) return { names: [], birthDates: [], addresses: [] }
  const { name, aliases, dateOfBirth, otherBirthDates = [], address, earlierAddresses = [] } = details
  return {
    names: [name, ...aliasesOf(aliases)],
    birthDates: [...(dateOfBirth === undefined ? [] : [dateOfBirth]), ...otherBirthDates],
    addresses: [...(address === undefined || address === '' ? [] : [address]), ...earlierAddresses.map(earlier => earlier.address)],
  }
}

export const saidBy = ({ said_names: names, birth_dates: birthDates, addresses }: PersonRow): Said => ({ names, birthDates, addresses })

/** Whom an event tells of for the first time. */
export function firstToldOf(event: MaracCaseEvent): readonly (PersonInCase & { readonly role: PersonRole })[] {
  if (event.type === 'ReferralSubmitted') return toldOf(event.data)
  return event.type === 'ReferralCompleted' ? toldOf(event.data).filter(({ personId }) => event.data.added.includes(personId)) : []
}

/** Whoever a referral tells of, with their part in it. */
export const toldOf = (data: { readonly victim: PersonInCase; readonly perpetrators: readonly PersonInCase[]; readonly children: readonly PersonInCase[] }): readonly (PersonInCase & { readonly role: PersonRole })[] => [
  { ...data.victim, role: 'victim' },
  ...data.perpetrators.map(each => ({ ...each, role: 'perpetrator' as const })),
  ...data.children.map(each => ({ ...each, role: 'child' as const })),
]

const saidColumns = (details: PersonDetails | undefined): Pick<PersonRow, 'name' | 'said_names' | 'birth_dates' | 'addresses'> => {
  const { names, birthDates, addresses } = saidOf(details)
  return { name: names[0] ?? null, said_names: names, birth_dates: birthDates, addresses }
}

const opened = (person: PersonInCase | undefined, open: Open): PersonDetails | undefined => person && open(person.details)

function rowOf(event: StoredOf<ReferralSubmitted | ReferralCompleted>, open: Open, key: string): PersonRow | undefined {
  const person = firstToldOf(event).find(({ personId }) => personId === key)
  return person && { person_id: key, ref: idOf(event.stream), role: person.role, ...saidColumns(opened(person, open)), referred_at: event.recordedAt, died: 0, carried: 0, died_by: null }
}

export const peopleProjection = projection<MaracCaseEvent, PersonRow>({
  name: 'people',
  version: 4,
  streams: ['maracCase'],
  key: 'person_id',
  columns: { person_id: 'text', ref: 'text', role: 'text', name: 'text', said_names: 'json', birth_dates: 'json', addresses: 'json', referred_at: 'text', died: 'integer', carried: 'integer', died_by: 'text' },
  indexes: [['ref'], ['died']],
  keysOf: event => {
    if (event.type === 'EntryRecordedInError') return event.data.kind === 'death' && event.data.about !== undefined ? [event.data.about] : []
    return event.type === 'PersonDetailsChanged' || event.type === 'PersonDied' ? [event.data.personId] : firstToldOf(event).map(({ personId }) => personId)
  },
  on: {
    ReferralSubmitted: (_row, event, open, key) => rowOf(event, open, key),
    ReferralCompleted: (_row, event, open, key) => rowOf(event, open, key),
    PersonDetailsChanged: (row, event, open) => row && { ...row, ...saidColumns(open(event.data.details)) },
    PersonDied: (row, event) => row && { ...row, died: 1, carried: event.by.user === SYSTEM_USER ? 1 : 0, died_by: event.id },
    EntryRecordedInError: row => row && { ...row, died: 0, carried: 0, died_by: null },
    others: 'ignored',
  },
})
