import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

export const exclusionGrounds = ['perpetrator', 'relative', 'associate', 'declared-conflict'] as const
export type ExclusionGround = (typeof exclusionGrounds)[number]
export type UserExcluded = DomainEvent<'UserExcluded', { caseId: CaseRef; user: string; ground: Sealed<ExclusionGround> }>

/** What a conflict of interest is with: the case itself, somebody on it, or a place of work that somebody on it shares. */
export const conflictsWith = ['case', 'person', 'place-of-work'] as const
export type ConflictWith = (typeof conflictsWith)[number]
/** Somebody shut themselves out, at once. What of is theirs to say and nobody's to read in passing, so that it is sealed. */
export type ConflictDeclared = DomainEvent<'ConflictDeclared', { caseId: CaseRef; user: string; with: Sealed<ConflictWith>; note?: Sealed<string> }>
export type ExclusionLifted = DomainEvent<'ExclusionLifted', { caseId: CaseRef; user: string; reason: Sealed<string> }>

/** From now on these users alone know of the case, the Hub's own people included. A later one takes the place of an earlier. */
export type CaseRestricted = DomainEvent<'CaseRestricted', { caseId: CaseRef; users: readonly string[]; reason: Sealed<string> }>
export type RestrictionLifted = DomainEvent<'RestrictionLifted', { caseId: CaseRef; reason: Sealed<string> }>

/** What may be asked for: to read the case, or to write on it too. */
export const accessScopes = ['read', 'write'] as const
export type AccessScope = (typeof accessScopes)[number]
/** One person, whose agency is not on the case, may know of it until the end of a day. Who gave it stands in the envelope; `request` is what they had asked. */
export type AccessGranted = DomainEvent<'AccessGranted', { caseId: CaseRef; request: string; user: string; agency: string; scope: AccessScope; until: CalendarDate; reason: Sealed<string> }>

export type AccessEvent =
  | UserExcluded
  | ConflictDeclared
  | ExclusionLifted
  | CaseRestricted
  | RestrictionLifted
  | AccessGranted
