import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { attendanceRecorded, confidentialitySigned, held, meetingId, scheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { decideSignConfidentiality, SignConfidentiality } from './sign-confidentiality.decide.js'

const given = specFor(meeting)
const sign = (invited: boolean, user = 'police-1') => new SignConfidentiality({ meetingId, user, invited })

describe('sign that it is confidential', () => {
  it('is for those invited, and for who attends for them', () => {
    given(...held).when(decideSignConfidentiality, sign(true)).then(confidentialitySigned())
    given(...held, attendanceRecorded({ user: 'police-9', how: 'deputy', insteadOf: 'police-1' })).when(decideSignConfidentiality, sign(false, 'police-9')).then(confidentialitySigned('police-9'))
    given(...held).when(decideSignConfidentiality, sign(false)).thenRefused('marac.not-invited')
  })
  it('is done once', () => given(...held, confidentialitySigned()).when(decideSignConfidentiality, sign(true)).thenNothing())
  it('says no before the meeting', () => given(...scheduled).when(decideSignConfidentiality, sign(true)).thenRefused('marac.meeting-not-open'))
})
