import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { held, meetingClosed, meetingId, over, scheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { CloseMeeting, decideCloseMeeting } from './close-meeting.decide.js'

const given = specFor(meeting)
const on = { now: '2027-01-26T15:00:00.000Z', rules: exampleRules() }
const end = new CloseMeeting({ meetingId, agencies: ['kent-police', 'housing'] })

describe('end a meeting', () => {
  it('says by when the minutes are due: two working days after', () => given(...held).when(decideCloseMeeting, end, on).then(meetingClosed({ minutesDueOn: '2027-01-28' })))
  it.each([['only scheduled', scheduled], ['over', over]])('says no while the meeting is %s', (_, history) => given(...history).when(decideCloseMeeting, end, on).thenRefused('marac.meeting-not-open'))
})
