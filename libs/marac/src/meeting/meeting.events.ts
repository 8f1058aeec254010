import type { ActionStatus } from '@lantern/actions'
import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case/marac-case.refs.js'
import type { MeetingRef } from './meeting.refs.js'

/** Each area meets once a month; an urgent meeting may be on any day (Kent paper 2023, 4.1). */
export const meetingKinds = ['monthly', 'urgent'] as const
export type MeetingKind = (typeof meetingKinds)[number]

/** When and where, how long, and who takes the chair. `startsAt` is London time, HH:MM; `minutes` are what it has for its cases. */
export interface MeetingTime {
  readonly on: CalendarDate
  readonly startsAt: string
  readonly minutes: number
  readonly chair: string
  /** By when the agenda is to be out, by the rules in force when this was set. */
  readonly agendaDueOn: CalendarDate
  /** A room, or how to join. */
  readonly place?: Sealed<string>
}

export type MeetingScheduled = DomainEvent<'MeetingScheduled', MeetingTime & { meetingId: MeetingRef; area: string; kind: MeetingKind }>
/** It is held at another time, or elsewhere, or by another chair. Its agenda stays. */
export type MeetingMoved = DomainEvent<'MeetingMoved', MeetingTime & { meetingId: MeetingRef; reason: Sealed<string> }>
/** It is not held. The cases that it was to hear wait to be listed again. */
export type MeetingCancelled = DomainEvent<'MeetingCancelled', { meetingId: MeetingRef; reason: Sealed<string> }>

/** In which part of the agenda a case stands: those with children come first, after which children's agencies may leave. */
export const agendaParts = ['children', 'adults'] as const
export type AgendaPart = (typeof agendaParts)[number]

/** The order of all cases after somebody moved one. Cases that are listed later follow those of their part. */
export type AgendaReordered = DomainEvent<'AgendaReordered', { meetingId: MeetingRef; order: readonly CaseRef[] }>
/** What else stood on an agenda when it went out, by reference: actions of earlier meetings, cases whose flags end, other business in order. */
export interface OtherParts {
  readonly actions: readonly { readonly ref: string; readonly agency: string; readonly status: ActionStatus; readonly dueOn: CalendarDate }[]
  readonly flags: readonly { readonly ref: CaseRef; readonly until: CalendarDate; readonly agencies: number }[]
  readonly other: readonly string[]
}
/**
 * The agenda as it went out: a version of its own, which nothing changes. Which cases they are is told to those who may know of them. `parts` are missing of what went out before they were kept: only its
 * cases are known.
 */
export type AgendaIssued = DomainEvent<'AgendaIssued', { meetingId: MeetingRef; version: number; cases: readonly { readonly ref: CaseRef; readonly part: AgendaPart }[]; parts?: OtherParts }>

/** Something else that is to be talked of, after the cases. Not of a case: every partner can read it. */
export type OtherBusinessAdded = DomainEvent<'OtherBusinessAdded', { meetingId: MeetingRef; itemId: string; text: Sealed<string> }>
/** The order of other business after somebody moved an item or took it off: what is not in it is off the agenda. */
export type OtherBusinessChanged = DomainEvent<'OtherBusinessChanged', { meetingId: MeetingRef; order: readonly string[] }>

/** Somebody who is invited, or the mailbox of an agency. */
export type Invitee = `user:${string}` | `mailbox:${string}`
/**
 * Those invited were told: of an agenda that went out, of another day, time, place or chair, or that the meeting is not held. `noLonger`: who was told of an earlier agenda and is not asked to come any more.
 * `version`: of the agenda that stands, 0 before the first.
 */
export type InvitedPeopleTold = DomainEvent<
  'InvitedPeopleTold',
  { meetingId: MeetingRef; because: 'agenda' | 'time' | 'cancellation'; kind: MeetingKind; on: CalendarDate; version: number; to: readonly Invitee[]; noLonger?: readonly Invitee[] }
>

/** Cases were listed after the agenda had gone out, and whoever is invited for one of them was told so; `version`: of the agenda that stands, which they are not on. */
export type ListedCasesTold = DomainEvent<'ListedCasesTold', { meetingId: MeetingRef; kind: MeetingKind; on: CalendarDate; version: number; cases: readonly CaseRef[]; to: readonly Invitee[] }>

/** How somebody takes part. Who deputises comes for somebody who was invited. */
export const attendanceKinds = ['present', 'deputy', 'apologies', 'information-sent', 'observer'] as const
export type AttendanceKind = (typeof attendanceKinds)[number]

/** The meeting has begun. */
export type MeetingOpened = DomainEvent<'MeetingOpened', { meetingId: MeetingRef }>
/**
 * How one person takes part: in the meeting, or in one case alone (`caseId`). `insteadOf` is whom a deputy comes for, `receivedOn` the day on which what was sent instead came. The latest counts.
 */
export type AttendanceRecorded = DomainEvent<'AttendanceRecorded', { meetingId: MeetingRef; user: string; agency: string; how: AttendanceKind; insteadOf?: string; receivedOn?: CalendarDate; caseId?: CaseRef; signedOnPaper: boolean }>
/** How somebody without an account takes part; `not-there` takes off who was written down wrongly. */
export const visitorKinds = ['deputy', 'observer', 'not-there'] as const
export type VisitorKind = (typeof visitorKinds)[number]
/** Whether they signed that it is confidential, on paper, or said so aloud before all. */
export const visitorSignatures = ['on-paper', 'aloud', 'no'] as const
export type VisitorSignature = (typeof visitorSignatures)[number]
/**
 * Somebody who has no account takes part: a deputy of somebody who was invited, or an observer. Recorded again by the same id the later one counts, and keeps the name and post that it does not say anew.
 * Who wrote down that they signed is who recorded it.
 */
export type VisitorRecorded = DomainEvent<'VisitorRecorded', { meetingId: MeetingRef; visitorId: string; agency: string; how: VisitorKind; signed: VisitorSignature; insteadOf?: string; name?: Sealed<string>; post?: Sealed<string> }>
/** Who was invited confirms, themselves, that what is said is confidential. */
export type ConfidentialitySigned = DomainEvent<'ConfidentialitySigned', { meetingId: MeetingRef; user: string }>
/** The meeting is over. What it did not hear waits to be listed again. `agencies` are those that were invited when it ended, without the Hub: whether they came is said by their attendance. */
export type MeetingClosed = DomainEvent<'MeetingClosed', { meetingId: MeetingRef; minutesDueOn: CalendarDate; agencies: readonly string[] }>
/**
 * The minutes as they went out: a version of its own. It holds no word of them: what they say is what had been recorded, of the meeting, its cases and their actions, when this was, without what was
 * recorded in error since; each reader is told of those cases that they may know of. From the second version on `why` says what was put right.
 */
export type MinutesIssued = DomainEvent<'MinutesIssued', { meetingId: MeetingRef; version: number; why?: Sealed<string> }>
/** Those invited were told of a version of the minutes: once of each, of the meeting and its day alone. Each reads the cases that they may know of. */
export type MinutesTold = DomainEvent<'MinutesTold', { meetingId: MeetingRef; version: number; on: CalendarDate; to: readonly Invitee[] }>

export type MeetingEvent = MeetingScheduled | MeetingMoved | MeetingCancelled | AgendaReordered | AgendaIssued | OtherBusinessAdded | OtherBusinessChanged | InvitedPeopleTold | ListedCasesTold | MeetingOpened | AttendanceRecorded | VisitorRecorded | ConfidentialitySigned | MeetingClosed | MinutesIssued | MinutesTold
