import { controllerFor, Text } from '@lantern/web-kit'
import { invitedNow } from '../invited-now.js'
import { commandSlice } from '../marac.slice.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { meetingKey } from '../meeting/meeting.refs.js'
import { CorrectMinutes, decideCorrectMinutes } from './correct-minutes.decide.js'

export class CorrectMinutesInput {
  @Text('why they are corrected', { max: 1000, multiline: true, hint: 'Everybody who may read the minutes can read this: name no case and nobody on one. What changed in which case is shown by itself, to those who may know of it.' }) why!: string
}

export const correctMinutes = commandSlice({
  name: 'correct-minutes',
  title: 'Correct the minutes',
  done: 'New version of the minutes issued. Those invited are told',
  verb: 'marac.hold-meeting',
  refuses: ['marac.meeting-not-over', 'marac.minutes-not-issued', 'marac.observes'],
  lifecycle: meetingLifecycle,
  rule: decideCorrectMinutes,
  input: CorrectMinutesInput,
  api: 'meetings/:ref/minutes-corrections',
  page: 'meetings/:ref/correct-minutes',
  next: ref => `/meetings/${ref}/minutes`,
  reads: invitedNow,
  command: ({ why }, { id, read, seal }) => new CorrectMinutes({ meetingId: id, why: seal(meetingKey(id), why), invited: read }),
})
export class CorrectMinutesController extends controllerFor(correctMinutes) {}
