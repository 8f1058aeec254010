import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { MeetingRef } from '../../meeting/meeting.refs.js'
import type { CaseRef } from '../marac-case.refs.js'

/**
 * The case is to be heard in this meeting, and in no other: a case says itself where it is listed, so that it is on one agenda at most (decision record 20). The day is that of the
 * meeting when it was listed; the meeting may be moved.
 */
export type CaseListed = DomainEvent<'CaseListed', { caseId: CaseRef; meeting: MeetingRef; area: string; on: CalendarDate }>
/** It is to be heard in that meeting no longer, and waits to be listed again. */
export type CaseUnlisted = DomainEvent<'CaseUnlisted', { caseId: CaseRef; meeting: MeetingRef; reason: Sealed<string> }>

export type ListingEvent = CaseListed | CaseUnlisted
