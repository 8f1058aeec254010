import type { CalendarDate, DomainEvent, Instant, Sealed } from '@lantern/decision'
import type { Ask, Tier } from '@lantern/rules'
import type { FileKind } from '@lantern/web-kit'
import type { Status } from './action.state.js'

/** The reference of an action: that of its case or review and four letters, such as MC-4T7Q9-XWC2D-7KQX. */
export type ActionRef = string

/** For whom the action is meant to make things safer (marac notes 8.1). */
export const targets = ['victim', 'child', 'adult-at-risk', 'perpetrator', 'professional'] as const
export type Target = (typeof targets)[number]

export type ActionAgreed = DomainEvent<
  'ActionAgreed',
  {
    actionId: ActionRef
    /** What the action belongs to: a case now, a review later. */
    belongsTo: string
    agency: string
    target: Target
    /** Of the person on the case that it is for, where one is named: the victim, a child, or a perpetrator. */
    person?: string
    text: Sealed<string>
    /** Why another agency asks for it; none where the Hub gives it, or an agency takes it on itself. */
    reason?: Sealed<string>
    immediateSafety: boolean
    dueOn: CalendarDate
  }
>
export type ActionAccepted = DomainEvent<'ActionAccepted', { actionId: ActionRef }>
export type ActionDeclined = DomainEvent<'ActionDeclined', { actionId: ActionRef; reason: Sealed<string> }>
/** The first date stays: `from` is what it was due on until now. `decidedBy` is the tier that it had been raised to, where that accepted the reason. */
export type ActionExtended = DomainEvent<
  'ActionExtended',
  { actionId: ActionRef; from: CalendarDate; dueOn: CalendarDate; reason: Sealed<string>; decidedBy?: Tier }
>
/** A file that shows that it is done. `content` is where its sealed content lies (docs/adr/0012), `size` in bytes, `kind` what it is by its content. */
export interface EvidenceFile {
  readonly fileId: string
  readonly content: string
  readonly size: number
  readonly kind: FileKind
  readonly name: Sealed<string>
}
export type ActionClaimedDone = DomainEvent<'ActionClaimedDone', { actionId: ActionRef; evidence: Sealed<string>; files?: readonly EvidenceFile[] }>
export type ActionVerified = DomainEvent<'ActionVerified', { actionId: ActionRef }>
/** It could not be done because circumstances changed: not the same as not done, and not held against the agency (SafeLives minutes checklist). */
export type ActionNotPossible = DomainEvent<'ActionNotPossible', { actionId: ActionRef; reason: Sealed<string>; because?: EndedBecause }>
/** Why it ends with its case here: the case went to another area, where somebody else does it, or nobody any more. */
export const endedBecause = ['case-transferred', 'handed-over'] as const
export type EndedBecause = (typeof endedBecause)[number]
/** The Hub looked: it is not done yet, and goes back to its agency. */
export type ActionReturned = DomainEvent<'ActionReturned', { actionId: ActionRef; reason: Sealed<string> }>
/** The agency could have done it, and did not: counts against it, which "not possible" does not. */
export type ActionNotDone = DomainEvent<'ActionNotDone', { actionId: ActionRef; agency: string; reason: Sealed<string> }>
/** The Hub gave it to another agency, which answers for it from now on: by the same date, from the same step of the ladder. */
export type ActionReassigned = DomainEvent<'ActionReassigned', { actionId: ActionRef; from: string; agency: string; reason: Sealed<string> }>
/**
 * One step of the ladder, with the evidence that it was due: the date, how late, and the day the step fell due. `askedOf` is whom it is raised to: the agency for tiers
 * within it, else the tier itself. `asks` is what is wanted of them, and `rule` the version of the ladder; both are unknown of a step recorded in version 1.
 * `reason` is that of whoever raised it by hand, before the day of the rule.
 */
export type ActionEscalated = DomainEvent<
  'ActionEscalated',
  {
    actionId: ActionRef
    agency: string
    tier: Tier
    dueOn: CalendarDate
    workingDaysLate: number
    stepDueOn: CalendarDate
    askedOf: string
    asks?: Ask
    rule?: { readonly id: string; readonly version: CalendarDate }
    reason?: Sealed<string>
  }
>
/** What the tier that it was raised to did with it: chased its agency, or directed it. The ladder waits for an answer until the end of that day. */
export const escalationAnswers = ['chase', 'direct'] as const
export type EscalationAnswer = (typeof escalationAnswers)[number]
export type EscalationAnswered = DomainEvent<
  'EscalationAnswered',
  { actionId: ActionRef; agency: string; tier: Tier; answer: EscalationAnswer; until: CalendarDate; reason: Sealed<string> }
>
/** The tier that it was raised to decided that it is not raised any further. The action stays with its agency; a new date starts the ladder anew. */
export type EscalationClosed = DomainEvent<'EscalationClosed', { actionId: ActionRef; agency: string; tier: Tier; reason: Sealed<string> }>


/** What can be recorded in error of an action: all that it says, one thing that was said of it later, or one file of its evidence. */
export const actionEntryKinds = ['action', 'action-decline', 'action-extension', 'action-evidence', 'action-return', 'action-not-done', 'action-not-possible', 'action-reassignment', 'action-file'] as const
export type ActionEntryKind = (typeof actionEntryKinds)[number]

/** What stands of the action without the entry: for views, which have forgotten what came before it. */
export interface ActionStanding {
  readonly status: Status
  readonly dueOn: CalendarDate
  /** What was said of it last, before. */
  readonly note?: Sealed<string>
  /** The highest step of the ladder since the date was last set. */
  readonly ladder?: { readonly tier: Tier; readonly askedOf: string; readonly on: CalendarDate; readonly asks?: Ask; readonly heldUntil?: CalendarDate; readonly closed?: true }
}

/**
 * Something that an action says does not belong on its case: from now on nobody reads it, at past moments neither. `entry` is its revision in the stream, `about`
 * the id of the file where it is one. Of a whole action no word is left, and nobody has to do it; of one thing that was said, the action is what it was before.
 */
export type ActionEntryRecordedInError = DomainEvent<
  'ActionEntryRecordedInError',
  {
    actionId: ActionRef
    entry: number
    kind: ActionEntryKind
    about?: string
    enteredAt: Instant
    enteredBy: { readonly user: string; readonly agency: string }
    reason: Sealed<string>
    belongsOn?: Sealed<string>
    stands: ActionStanding
  }
>

export type ActionEvent =
  | ActionAgreed
  | ActionAccepted
  | ActionDeclined
  | ActionExtended
  | ActionClaimedDone
  | ActionVerified
  | ActionReturned
  | ActionNotPossible
  | ActionNotDone
  | ActionReassigned
  | ActionEscalated
  | EscalationAnswered
  | EscalationClosed
  | ActionEntryRecordedInError
