import { controllerFor, Text } from '@lantern/web-kit'
import { invitedNow } from '../invited-now.js'
import { commandSlice } from '../marac.slice.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { meetingKey } from '../meeting/meeting.refs.js'
import { chairChoices, MeetingTimeInput, timeOf } from '../meeting-time.input.js'
import { overlapping } from '../meeting/overlap.policy.js'
import { Meetings } from '../meetings/meetings.query.js'
import { decideMoveMeeting, MoveMeeting } from './move-meeting.decide.js'

export class MoveMeetingInput extends MeetingTimeInput {
  @Text('the reason', { max: 1000, multiline: true, hint: 'Those invited can read this. No names of people on cases.' }) reason!: string
}

export const moveMeeting = commandSlice({
  name: 'move-meeting',
  title: 'Change the day, time, place or chair',
  done: 'Meeting changed',
  verb: 'marac.schedule-meeting',
  refuses: ['marac.meeting-over', 'marac.meeting-past', 'marac.meetings-overlap', 'marac.observes'],
  lifecycle: meetingLifecycle,
  rule: decideMoveMeeting,
  input: MoveMeetingInput,
  api: 'meetings/:ref/times',
  page: 'meetings/:ref/move-meeting',
  reads: async (get, ref) => ({ area: (await get(Meetings).find(ref))?.area ?? '', others: await get(Meetings).toCome(), invited: await invitedNow(get, ref) }),
  choices: async get => ({ chair: chairChoices(get) }),
  proposes: async (get, ref) => {
    const row = await get(Meetings).find(ref)
    return row ? { on: row.held_on, startsAt: row.starts_at, minutes: row.minutes, chair: row.chair, place: row.place ?? '' } : {}
  },
  recorded: (events, open) => {
    const last = events.findLast(({ type }) => type === 'MeetingScheduled' || type === 'MeetingMoved')
    if (last?.type !== 'MeetingScheduled' && last?.type !== 'MeetingMoved') return {}
    const { on, startsAt, minutes, chair, place } = last.data
    return { on, startsAt, minutes, chair, ...(place && { place: open(place) }) }
  },
  command: (input, { id, read, seal, sealIfAny }) => {
    const time = timeOf(input, id, sealIfAny)
    return new MoveMeeting({ ...time, meetingId: id, reason: seal(meetingKey(id), input.reason), overlaps: overlapping({ ...time, area: read.area }, read.others, id).length > 0, invited: read.invited })
  },
})
export class MoveMeetingController extends controllerFor(moveMeeting) {}
