import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'
import type { HeardOn } from '../research/research.events.js'

/** The referral tells of a further incident between the people of a case that is open: it belongs there, and stays in every total. */
export type ReferralJoined = DomainEvent<'ReferralJoined', { caseId: CaseRef; joins: CaseRef; incident: Sealed<string> }>
/** Agencies whose research is due anew, by when, and those that have longer since they are closed meanwhile. `heard`: the meeting because of which it is due sooner than it would be otherwise. */
export interface AskedAnew {
  readonly agencies: readonly string[]
  readonly dueOn: CalendarDate
  readonly later?: Readonly<Record<string, CalendarDate>>
  readonly heard?: HeardOn
}
export const researchDueOn = ({ dueOn, later = {} }: AskedAnew, agency: string): CalendarDate => (Object.hasOwn(later, agency) && later[agency]) || dueOn

/**
 * A further incident on an open case. Research that has not come is due anew, counted from this incident, and the flag counts from the day of
 * its referral.
 */
export type IncidentAdded = DomainEvent<
  'IncidentAdded',
  { caseId: CaseRef; referral: CaseRef; agency: string; referredOn: CalendarDate; incident: Sealed<string>; research?: AskedAnew }
>

export type JoiningEvent = ReferralJoined | IncidentAdded
