import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { cancelled, invitedPeopleTold, meetingCancelled, scheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { CancelMeeting, decideCancelMeeting } from './cancel-meeting.decide.js'

const given = specFor(meeting)
const cancel = new CancelMeeting({ ...meetingCancelled().data, invited: [] })

describe('cancel a meeting', () => {
  it('is recorded with its reason', () => given(...scheduled).when(decideCancelMeeting, cancel).then(meetingCancelled()))
  it('tells those invited, and who was told before', () =>
    given(...scheduled, invitedPeopleTold({ to: ['user:police-1'] }))
      .when(decideCancelMeeting, new CancelMeeting({ ...meetingCancelled().data, invited: ['user:housing-1'] }))
      .then(meetingCancelled(), invitedPeopleTold({ because: 'cancellation', version: 0, to: ['user:housing-1', 'user:police-1'] })))
  it.each([['cancelled', cancelled], ['none', []]])('says no while the meeting is %s', (_, history) => given(...history).when(decideCancelMeeting, cancel).thenRefused('marac.meeting-over'))
})
