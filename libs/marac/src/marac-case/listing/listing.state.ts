import type { ByType } from '@lantern/decision'
import type { MeetingRef } from '../../meeting/meeting.refs.js'
import type { MaracCase } from '../marac-case.state.js'
import type { ListingEvent } from './listing.events.js'

export interface ListingState {
  /** The meeting that the case was listed for last, and not taken off since. That meeting may have been cancelled; a case that is managed without a meeting is heard by none. */
  readonly listedFor?: MeetingRef
}

export const listingFolds: ByType<ListingEvent, MaracCase> = {
  CaseListed: (state, { data }) => ({ ...state, listedFor: data.meeting }),
  CaseUnlisted: ({ listedFor: _left, ...state }) => state,
}

/** Whether a meeting is to hear the case: the Hub chose so and none has since, or somebody who asked for one has no answer yet. */
export const awaitsMeeting = ({ status, route, heardIn, meetingRequests }: Pick<MaracCase, 'status' | 'route' | 'heardIn' | 'meetingRequests'>): boolean =>
  status === 'open' && ((route === 'meeting' && heardIn === undefined) || meetingRequests.length > 0)
