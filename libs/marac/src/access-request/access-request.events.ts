import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { AccessScope } from '../marac-case/access/access.events.js'

/**
 * Somebody asked to know of a case until a day. It is recorded alike whether or not there is such a case, in a stream of its own and under a key of its own that is
 * new either way, so that neither the answer nor its time tells whether the case exists.
 */
export type AccessRequested = DomainEvent<'AccessRequested', { requestId: string; caseId: string; scope: AccessScope; until: CalendarDate; reason: Sealed<string> }>
/** They are told that it was not given, and never why: the reason would say whether the case exists. */
export type AccessRefused = DomainEvent<'AccessRefused', { requestId: string; reason: Sealed<string> }>

export type AccessRequestEvent = AccessRequested | AccessRefused
