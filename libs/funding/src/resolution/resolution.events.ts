import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { ResolutionRef } from './resolution.refs.js'

/** Who resolves on money: the group that steers reviews, the partnership that it recommends to, its working group for grants, the funder. */
export type ResolvedBy = 'steering-group' | 'partnership' | 'working-group' | 'funder'

/** What a group resolved, as its minutes have it. `item`: the number there, such as 167 or D2. What is posted to a ledger cites it. */
export type ResolutionRecorded = DomainEvent<'ResolutionRecorded', { resolutionId: ResolutionRef; resolvedBy: ResolvedBy; on: CalendarDate; item: string; text: Sealed<string> }>
/** It was not resolved so. It stays, since entries may cite it, and authorises nothing any more. */
export type ResolutionRecordedInError = DomainEvent<'ResolutionRecordedInError', { resolutionId: ResolutionRef; reason: Sealed<string> }>

export type ResolutionEvent =
  | ResolutionRecorded
  | ResolutionRecordedInError
