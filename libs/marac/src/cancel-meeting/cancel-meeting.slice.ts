import { beside, controllerFor, Text } from '@lantern/web-kit'
import { invitedNow } from '../invited-now.js'
import { commandSlice } from '../marac.slice.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { meetingKey } from '../meeting/meeting.refs.js'
import { CancelMeeting, decideCancelMeeting } from './cancel-meeting.decide.js'

export class CancelMeetingInput {
  @Text('the reason', { max: 1000, multiline: true, hint: 'Those invited can read this. No names of people on cases.' }) reason!: string
}

export const cancelMeeting = commandSlice({
  name: 'cancel-meeting',
  title: 'Cancel the meeting',
  done: 'Meeting cancelled. Its cases wait to be listed again',
  verb: 'marac.schedule-meeting',
  refuses: ['marac.meeting-over', 'marac.observes'],
  lifecycle: meetingLifecycle,
  rule: decideCancelMeeting,
  input: CancelMeetingInput,
  api: 'meetings/:ref/cancellation',
  page: 'meetings/:ref/cancel-meeting',
  template: beside(import.meta.url),
  reads: invitedNow,
  command: ({ reason }, { id, read, seal }) => new CancelMeeting({ meetingId: id, reason: seal(meetingKey(id), reason), invited: read }),
})
export class CancelMeetingController extends controllerFor(cancelMeeting) {}
