import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'
import type { PersonDetails, SafeContact } from '../referral/referral.events.js'
import type { PersonRole } from '../referral/referral.record.js'

/** What of a person was added or put right. */
export const changedFields = ['name', 'other-name', 'birth-date', 'other-birth-date', 'address', 'contact', 'fears', 'safe-to-talk-to', 'not-safe-to-talk-to', 'district'] as const
export type ChangedField = (typeof changedFields)[number]

/** Where the victim lives: the case is of that area from then on. */
export interface LivesIn {
  readonly area: string
  readonly district?: string
}

/** What this case says of a person, whole, as it stands then: nothing that was said before is lost, since the event before has it. */
export type PersonDetailsChanged = DomainEvent<
  'PersonDetailsChanged',
  { caseId: CaseRef; personId: string; role: PersonRole; fields: readonly ChangedField[]; details: Sealed<PersonDetails>; safeContact?: Sealed<SafeContact>; lives?: LivesIn }
>
/** A person on the case has died. From then on nobody contacts them, and nothing of the case is erased (legal hold). */
export type PersonDied = DomainEvent<'PersonDied', { caseId: CaseRef; personId: string; role: PersonRole; diedOn?: CalendarDate; known?: Sealed<string> }>

export type PeopleEvent = PersonDetailsChanged | PersonDied
