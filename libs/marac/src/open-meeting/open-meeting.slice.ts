import { controllerFor } from '@lantern/web-kit'
import { commandSlice } from '../marac.slice.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { decideOpenMeeting, OpenMeeting } from './open-meeting.decide.js'

export class OpenMeetingInput {}

export const openMeeting = commandSlice({
  name: 'open-meeting',
  title: 'Begin the meeting',
  done: 'The meeting has begun',
  verb: 'marac.hold-meeting',
  refuses: ['marac.meeting-over', 'marac.meeting-not-today', 'marac.observes'],
  lifecycle: meetingLifecycle,
  rule: decideOpenMeeting,
  input: OpenMeetingInput,
  api: 'meetings/:ref/opening',
  page: 'meetings/:ref/open-meeting',
  command: (_, { id }) => new OpenMeeting({ meetingId: id }),
})
export class OpenMeetingController extends controllerFor(openMeeting) {}
