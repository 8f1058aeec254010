import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { MeetingRef } from '../../meeting/meeting.refs.js'
import type { CaseRef } from '../marac-case.refs.js'

export const differenceKinds = ['name', 'date-of-birth', 'address', 'other'] as const
/** What an agency holds otherwise than the referral says: others search by it too. */
export interface Difference {
  readonly whose: 'victim' | 'perpetrator' | 'child'
  readonly what: (typeof differenceKinds)[number]
  readonly held: string
}

/** On what ground, and under which part of the law, an agency shares (marac notes 4.1); its words stand in the rules of the day on which it was told. */
export interface LawfulBasis {
  readonly id: string
  readonly regime: 'uk-gdpr' | 'law-enforcement'
}

/**
 * What an agency tells when it answers, or later. What it withheld and why is its own, as the worksheet is: the others see only that
 * something is withheld (SafeLives research form; marac notes 1.5).
 */
export interface ToldByAgency {
  /** Facts. Up to version 1 of a return, facts and opinion were one text. */
  readonly shared?: Sealed<string>
  readonly opinion?: Sealed<string>
  readonly searched?: Sealed<string>
  readonly differences?: Sealed<readonly Difference[]>
  readonly lastSeenOn?: CalendarDate
  readonly lastSeen?: Sealed<string>
  readonly basis?: LawfulBasis
  readonly withheld?: Sealed<string>
  readonly worksheet?: Sealed<string>
}

/** The meeting that was to hear the case, and the day that it had then. */
export interface HeardOn {
  readonly meeting: MeetingRef
  readonly on: CalendarDate
}

/** `urgent`: it was asked for as urgent. `heard`: it is due sooner than it would be otherwise, because that meeting is to hear the case. Both are missing where they made no difference, and before they were recorded. */
export type ResearchRequested = DomainEvent<'ResearchRequested', { caseId: CaseRef; agencies: readonly string[]; dueOn: CalendarDate; urgent?: true; heard?: HeardOn }>
/** The worksheet is the agency's own and never leaves it; what is told is shared with every agency on the case (marac notes 1.5). */
export type ResearchReturned = DomainEvent<'ResearchReturned', { caseId: CaseRef; agency: string; known: boolean } & ToldByAgency>
/** Told after the answer: it stands beside what was told before, and changes nothing of it. */
export type ResearchAddedTo = DomainEvent<'ResearchAddedTo', { caseId: CaseRef; agency: string; entryId: string } & ToldByAgency>
/** What was told is shown no more; that it was, who took it back and why stays. `entryId` of an addition, or `return`. */
export type ResearchWithdrawn = DomainEvent<'ResearchWithdrawn', { caseId: CaseRef; agency: string; entryId: string; reason: Sealed<string> }>
/** Somebody of the agency searches now, so that no colleague does the same. */
export type ResearchTaken = DomainEvent<'ResearchTaken', { caseId: CaseRef; agency: string; user: string }>
export type ResearchLeft = DomainEvent<'ResearchLeft', { caseId: CaseRef; agency: string }>

/** The Hub asks the agency no longer, before it answered. `onCase`: it is on the case by its own referral all the same. */
export type ResearchCalledOff = DomainEvent<'ResearchCalledOff', { caseId: CaseRef; agency: string; onCase: boolean; reason: Sealed<string> }>

/** The id of the answer itself among what an agency told. */
export const theReturn = 'return'

export type ResearchEvent =
  | ResearchRequested
  | ResearchTaken
  | ResearchLeft
  | ResearchReturned
  | ResearchAddedTo
  | ResearchWithdrawn
  | ResearchCalledOff
