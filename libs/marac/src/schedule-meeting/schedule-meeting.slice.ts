import { RulesNow } from '@lantern/rules'
import { Clock } from '@lantern/clock'
import { beside, controllerFor, Directory, OneOf, Reference } from '@lantern/web-kit'
import { commandSlice } from '../marac.slice.js'
import type { MeetingKind } from '../meeting/meeting.events.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { meetingRefOf } from '../meeting/meeting.refs.js'
import { meetingKindWords } from '../meeting/meeting.words.js'
import { chairChoices, MeetingTimeInput, timeOf } from '../meeting-time.input.js'
import { overlapping } from '../meeting/overlap.policy.js'
import { Meetings } from '../meetings/meetings.query.js'
import { decideScheduleMeeting, ScheduleMeeting } from './schedule-meeting.decide.js'

export class ScheduleMeetingInput extends MeetingTimeInput {
  @Reference('the area', { as: 'radios' }) area!: string
  @OneOf('what kind of meeting it is', { choices: meetingKindWords }) kind!: MeetingKind
}

export const scheduleMeeting = commandSlice({
  name: 'schedule-meeting',
  title: 'Schedule a meeting',
  done: 'Meeting scheduled',
  verb: 'marac.schedule-meeting',
  refuses: ['marac.meeting-over', 'marac.meeting-past', 'marac.meetings-overlap'],
  lifecycle: meetingLifecycle,
  rule: decideScheduleMeeting,
  input: ScheduleMeetingInput,
  api: 'meetings',
  page: 'meetings/schedule',
  template: beside(import.meta.url),
  creates: (_, { actor, commandId }) => meetingRefOf(actor.user, commandId),
  starts: ['area', 'kind', 'on'],
  reads: get => get(Meetings).toCome(),
  choices: async get => ({ chair: chairChoices(get), area: Object.fromEntries(get(Directory).areas().flatMap(({ id, name, ended }) => (ended ? [] : [[id, name] as const]))) }),
  proposes: async get => {
    const { rules } = await get(RulesNow).inForce(get(Clock).now())
    return { kind: 'monthly', startsAt: '09:30', minutes: rules.meeting.longest.value.minutes }
  },
  command: (input, { id, read, sealIfAny }) => {
    const time = { ...timeOf(input, id, sealIfAny), area: input.area }
    return new ScheduleMeeting({ ...time, meetingId: id, kind: input.kind, overlaps: overlapping(time, read).length > 0 })
  },
})
export class ScheduleMeetingController extends controllerFor(scheduleMeeting) {}
