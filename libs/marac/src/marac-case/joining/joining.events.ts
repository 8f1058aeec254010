import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

/** The referral tells of a further incident between the people of a case that is open: it belongs there, and stays in every total. */
export type ReferralJoined = DomainEvent<'ReferralJoined', { caseId: CaseRef; joins: CaseRef; incident: Sealed<string> }>
/**
 * A further incident on an open case. Research that has not come is due anew, counted from this incident, and the flag counts from the day of
 * its referral.
 */
export type IncidentAdded = DomainEvent<
  'IncidentAdded',
  { caseId: CaseRef; referral: CaseRef; agency: string; referredOn: CalendarDate; incident: Sealed<string>; research?: { agencies: readonly string[]; dueOn: CalendarDate } }
>

export type JoiningEvent = ReferralJoined | IncidentAdded
