import type { StreamType } from '@lantern/decision'
import type { MeetingEvent } from './meeting.events.js'
import { evolve, initialState, type Meeting } from './meeting.state.js'

/** A meeting of an area (decision record 20). */
export const meeting: StreamType<MeetingEvent, Meeting, 'meeting'> = {
  name: 'meeting',
  initialState,
  evolve,
  upcasts: {
    // Version 2 may say what else stood on it.
    AgendaIssued: [issued => issued],
  },
  personal: {
    MeetingScheduled: { place: 'meeting' },
    MeetingMoved: { place: 'meeting', reason: 'meeting' },
    MeetingCancelled: { reason: 'meeting' },
    AgendaReordered: {},
    AgendaIssued: {},
    InvitedPeopleTold: {},
    ListedCasesTold: {},
    OtherBusinessAdded: { text: 'meeting' },
    OtherBusinessChanged: {},
    MeetingOpened: {},
    AttendanceRecorded: {},
    VisitorRecorded: { name: 'meeting', post: 'meeting' },
    ConfidentialitySigned: {},
    MeetingClosed: {},
    MinutesIssued: { why: 'meeting' },
    MinutesTold: {},
  },
}
