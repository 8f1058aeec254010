import type { Lifecycle } from '@lantern/web-kit'
import { allowedBy, type MeetingCommand } from './meeting.allowed.js'
import type { MeetingEvent } from './meeting.events.js'
import type { Meeting } from './meeting.state.js'
import { meeting } from './meeting.stream.js'
import { sentence } from './meeting.words.js'

export const meetingLifecycle: Lifecycle<MeetingEvent, Meeting, MeetingCommand> = {
  stream: meeting,
  allowedBy,
  page: ref => `/meetings/${ref}`,
  resource: ref => `/api/marac/meetings/${ref}`,
  readBy: 'marac.list-meetings',
  sentence,
}
