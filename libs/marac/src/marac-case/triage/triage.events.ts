import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'
import type { ReferralTold } from '../referral/referral.events.js'

/** The parts of a referral, as its form has them. */
export const referralParts = ['victim', 'safe-contact', 'perpetrators', 'children', 'what-happened', 'risk', 'wishes', 'needs', 'professionals'] as const
export type ReferralPart = (typeof referralParts)[number]

/** The Hub cannot decide on what it was told: the agency that referred is asked for what is missing. The date to decide by waits meanwhile. */
export type ReferralReturned = DomainEvent<
  'ReferralReturned',
  { caseId: CaseRef; parts: readonly ReferralPart[]; missing: Sealed<string>; returnedOn: CalendarDate; completeBy: CalendarDate }
>
/**
 * The agency that referred told the whole again, with what was missing. `added` are the people of whom it had not told before; whoever is left
 * out stays. What others have said of a person meanwhile stands: `PersonDetailsChanged` follows where the referrer changed something.
 */
export type ReferralCompleted = DomainEvent<'ReferralCompleted', ReferralTold & { caseId: CaseRef; added: readonly string[]; triageDueOn: CalendarDate }>

export type TriageEvent = ReferralReturned | ReferralCompleted
