import type { CalendarDate, Instant } from '@lantern/decision'
import type { MeetingRef } from '../../meeting/meeting.refs.js'
import type { Recorded } from '../marac-case.record.js'
import type { ListingEvent } from './listing.events.js'

/** For which meeting the case is listed. `on` is the day of the meeting as it was then. */
export interface RecordedListing {
  readonly meeting: MeetingRef
  readonly area: string
  readonly on: CalendarDate
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}
export interface RecordedListings {
  readonly listing?: RecordedListing
}

export const recordedListing: Recorded<ListingEvent> = {
  CaseListed: (so, { data: { meeting, area, on }, by, recordedAt }) => ({ ...so, listing: { meeting, area, on, by: { user: by.user, agency: by.agency }, at: recordedAt } }),
  CaseUnlisted: ({ listing: _left, ...so }) => so,
}
