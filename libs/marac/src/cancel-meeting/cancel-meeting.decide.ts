import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { MeetingCancelled, MeetingEvent } from '../meeting/meeting.events.js'
import type { Meeting } from '../meeting/meeting.state.js'

export class CancelMeeting {
  constructor(readonly data: MeetingCancelled['data']) {}
}

/** It is not held. Nothing has to be said of its cases: one that is listed for a meeting which is not to come waits to be listed again. */
export function decideCancelMeeting({ data }: CancelMeeting, state: Meeting): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('cancel-meeting')) throw refusal('marac.meeting-over')
  return [{ type: 'MeetingCancelled', data }]
}
