import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { cancelled, meetingCancelled, scheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { CancelMeeting, decideCancelMeeting } from './cancel-meeting.decide.js'

const given = specFor(meeting)
const cancel = new CancelMeeting(meetingCancelled().data)

describe('cancel a meeting', () => {
  it('is recorded with its reason', () => given(...scheduled).when(decideCancelMeeting, cancel).then(meetingCancelled()))
  it.each([['cancelled', cancelled], ['none', []]])('says no while the meeting is %s', (_, history) => given(...history).when(decideCancelMeeting, cancel).thenRefused('marac.meeting-over'))
})
