import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

/** What a person says for themselves, in their own words where that is possible; at least one of the three. */
export interface Views {
  readonly wants?: Sealed<string>
  readonly fears?: Sealed<string>
  /** Whom and what is safe for them, and what is not. */
  readonly safe?: Sealed<string>
}

/** Who heard it and when: the agency, the worker by name and post, the day. */
export interface Gathered extends Views {
  readonly gatheredBy: string
  readonly worker: Sealed<string>
  readonly gatheredOn: CalendarDate
}

export const noViewsBecause = ['not-safe-to-ask', 'not-reached', 'did-not-want-to', 'too-young', 'not-born', 'somebody-else-asks', 'other'] as const
export type NoViewsBecause = (typeof noViewsBecause)[number]

/** Views change, so each gathering is an event of its own, and the earlier ones stay. Why there are none is recorded too (marac notes 3, principle 4). */
export type VictimViewsRecorded = DomainEvent<'VictimViewsRecorded', { caseId: CaseRef } & Gathered>
export type VictimViewsNotGathered = DomainEvent<'VictimViewsNotGathered', { caseId: CaseRef; because: NoViewsBecause; reason: Sealed<string> }>
export type ChildViewsRecorded = DomainEvent<'ChildViewsRecorded', { caseId: CaseRef; child: string } & Gathered>
export type ChildViewsNotGathered = DomainEvent<'ChildViewsNotGathered', { caseId: CaseRef; child: string; because: NoViewsBecause; reason: Sealed<string> }>

export const idvaOutcomes = ['not-reached', 'not-safe', 'offered', 'accepted', 'declined', 'engaged', 'ended'] as const
export type IdvaOutcome = (typeof idvaOutcomes)[number]
/** One contact of the IDVA service with the victim, or one that was tried. */
export type IdvaContactRecorded = DomainEvent<'IdvaContactRecorded', { caseId: CaseRef; contactedOn: CalendarDate; outcome: IdvaOutcome; note?: Sealed<string> }>

export type VoicesEvent =
  | VictimViewsRecorded
  | VictimViewsNotGathered
  | ChildViewsRecorded
  | ChildViewsNotGathered
  | IdvaContactRecorded
