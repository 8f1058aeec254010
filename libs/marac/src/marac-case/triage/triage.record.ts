import type { CalendarDate, Instant } from '@lantern/decision'
import type { Recorded } from '../marac-case.record.js'
import { toldIn, type PersonRole, type RecordedPerson } from '../referral/referral.record.js'
import type { ReferralPart, TriageEvent } from './triage.events.js'

/** What the Hub asked the agency that referred for, and when it came. */
export interface RecordedReturn {
  readonly parts: readonly ReferralPart[]
  readonly missing: string | undefined
  readonly at: Instant
  readonly by: string
  readonly completeBy: CalendarDate
  readonly completedAt?: Instant
}

export interface RecordedTriage {
  readonly returns: readonly RecordedReturn[]
}

export const neverReturned: RecordedTriage = { returns: [] }

const order: Readonly<Record<PersonRole, number>> = { victim: 0, perpetrator: 1, child: 2 }

/** What others said of a person since stands; what only a referral tells of them is as it was told last. */
function peopleAfter(people: readonly RecordedPerson[], told: readonly RecordedPerson[]): readonly RecordedPerson[] {
  const known = people.map(person => {
    const again = told.find(({ personId }) => personId === person.personId)
    return again ? { ...again, details: person.details, ...(person.safeContact && { safeContact: person.safeContact }) } : person
  })
  const fresh = told.filter(({ personId }) => !people.some(person => person.personId === personId))
  return [...known, ...fresh].toSorted((a, b) => order[a.role] - order[b.role])
}

export const recordedTriage: Recorded<TriageEvent> = {
  ReferralReturned: (so, { data: { parts, missing, completeBy }, recordedAt, by }, open) => ({
    ...so,
    status: 'returned',
    returns: [...so.returns, { parts, missing: open(missing), at: recordedAt, by: by.user, completeBy }],
  }),
  ReferralCompleted: (so, { data, recordedAt }, open) => {
    const { people, ...told } = toldIn(data, open)
    return {
      ...so,
      ...told,
      status: 'referred',
      people: peopleAfter(so.people, people),
      triageDueOn: data.triageDueOn,
      returns: so.returns.map((each, i) => (i === so.returns.length - 1 ? { ...each, completedAt: recordedAt } : each)),
    }
  },
}
