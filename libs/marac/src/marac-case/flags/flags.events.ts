import type { CalendarDate, DomainEvent } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

/**
 * Each agency of the case is to flag the people of it on its own system, so that it recognises a further incident as a repeat: counted from the
 * day of the last referral, `until` is the last day (SafeLives, definition of a repeat).
 */
export type FlagsSet = DomainEvent<'FlagsSet', { caseId: CaseRef; agencies: readonly string[]; referredOn: CalendarDate; until: CalendarDate }>
/** An agency says that the flag is on its system, until the date that it was told. */
export type FlagPutOn = DomainEvent<'FlagPutOn', { caseId: CaseRef; agency: string; until: CalendarDate }>
/** The same people were referred again: the time starts anew, and each agency is told the new date. */
export type FlagsRestarted = DomainEvent<'FlagsRestarted', { caseId: CaseRef; agencies: readonly string[]; referredOn: CalendarDate; until: CalendarDate }>
/**
 * The referral from which the time started anew was none of these people, or was joined by mistake: it counts from an earlier day again, and each agency is told the
 * date. `until` may be over already; then the flag ends next.
 */
export type FlagsShortened = DomainEvent<'FlagsShortened', { caseId: CaseRef; agencies: readonly string[]; referredOn: CalendarDate; until: CalendarDate }>
/** The last day is over: each agency is told to take its flag off. */
export type FlagsEnded = DomainEvent<'FlagsEnded', { caseId: CaseRef; agencies: readonly string[]; until: CalendarDate }>
export type FlagTakenOff = DomainEvent<'FlagTakenOff', { caseId: CaseRef; agency: string }>
export const releases = ['taken-off', 'not-confirmed'] as const
export type Release = (typeof releases)[number]
/** The Hub no longer counts on an agency for its flag: one that left keeps none, whether it said so itself or nobody there answers any more. */
export type FlagReleased = DomainEvent<'FlagReleased', { caseId: CaseRef; agency: string; because: Release }>

export type FlagsEvent =
  | FlagsSet
  | FlagPutOn
  | FlagsRestarted
  | FlagsShortened
  | FlagsEnded
  | FlagTakenOff
  | FlagReleased
