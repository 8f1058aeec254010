import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { sealed } from '@lantern/testing/sealed'
import { attendanceRecorded, held, meetingId, minutesIssued, minutesTold, over } from '../meeting/meeting.examples.js'
import { meetingKey } from '../meeting/meeting.refs.js'
import { meeting } from '../meeting/meeting.stream.js'
import { CorrectMinutes, decideCorrectMinutes } from './correct-minutes.decide.js'

const given = specFor(meeting)
const why = sealed('An agency was there that was not written down', meetingKey(meetingId))
const correct = new CorrectMinutes({ meetingId, why, invited: [] })

describe('correct the minutes', () => {
  it('is a new version each time, with why', () => {
    given(...over, minutesIssued()).when(decideCorrectMinutes, correct).then(minutesIssued({ version: 2, why }))
    given(...over, minutesIssued(), minutesIssued({ version: 2, why })).when(decideCorrectMinutes, correct).then(minutesIssued({ version: 3, why }))
  })
  it('and tells those invited of it', () =>
    given(...over, minutesIssued(), minutesTold()).when(decideCorrectMinutes, new CorrectMinutes({ meetingId, why, invited: ['user:police-1'] })).then(minutesIssued({ version: 2, why }), minutesTold({ version: 2, to: ['user:police-1'] })))
  it('says no before they were issued', () => {
    given(...over).when(decideCorrectMinutes, correct).thenRefused('marac.minutes-not-issued')
    given(...held).when(decideCorrectMinutes, correct).thenRefused('marac.meeting-not-over')
  })
  it('is not for an observer', () =>
    given(...over, minutesIssued(), attendanceRecorded({ user: 'peer', how: 'observer' })).when(decideCorrectMinutes, correct, { by: { user: 'peer', agency: 'hub', roles: ['supervisor'] } }).thenRefused('marac.observes'))
})
