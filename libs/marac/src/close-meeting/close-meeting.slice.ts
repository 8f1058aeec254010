import { beside, controllerFor, inPlural } from '@lantern/web-kit'
import { Invitations } from '../invitations.js'
import { commandSlice } from '../marac.slice.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { MeetingAgenda } from '../meeting-agenda/meeting-agenda.query.js'
import { Meetings } from '../meetings/meetings.query.js'
import { CloseMeeting, decideCloseMeeting } from './close-meeting.decide.js'

export class CloseMeetingInput {}

export const closeMeeting = commandSlice({
  name: 'close-meeting',
  title: 'End the meeting',
  done: 'The meeting is over. What it did not hear waits to be listed again',
  verb: 'marac.hold-meeting',
  refuses: ['marac.meeting-not-open', 'marac.observes'],
  lifecycle: meetingLifecycle,
  rule: decideCloseMeeting,
  input: CloseMeetingInput,
  api: 'meetings/:ref/closure',
  page: 'meetings/:ref/close-meeting',
  template: beside(import.meta.url),
  reads: (get, ref) => get(Invitations).of(ref),
  shows: async (get, ref, actor) => {
    const row = await get(Meetings).find(ref)
    const left = row ? (await get(MeetingAgenda).seenBy(actor, row)).filter(({ heard }) => heard === undefined) : []
    return { left: left.map(each => each.ref), words: inPlural(left.length, 'case') }
  },
  command: (_, { id, read }) => new CloseMeeting({ meetingId: id, agencies: [...new Set(read.invited.filter(({ ofHub }) => !ofHub).map(({ agency }) => agency))].toSorted() }),
})
export class CloseMeetingController extends controllerFor(closeMeeting) {}
