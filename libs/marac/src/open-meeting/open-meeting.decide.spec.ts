import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { cancelled, held, meetingId, meetingOpened, scheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { decideOpenMeeting, OpenMeeting } from './open-meeting.decide.js'

const given = specFor(meeting)
const begin = new OpenMeeting({ meetingId })
const at = (now: string) => ({ now, rules: exampleRules() })

describe('begin a meeting', () => {
  it('on its day, or written down later', () => {
    given(...scheduled).when(decideOpenMeeting, begin, at('2027-01-26T00:00:00.000Z')).then(meetingOpened())
    given(...scheduled).when(decideOpenMeeting, begin, at('2027-01-28T09:00:00.000Z')).then(meetingOpened())
  })
  it('says no before its day', () => given(...scheduled).when(decideOpenMeeting, begin, at('2027-01-25T23:59:00.000Z')).thenRefused('marac.meeting-not-today'))
  it.each([['going on', held], ['cancelled', cancelled]])('says no while the meeting is %s', (_, history) => given(...history).when(decideOpenMeeting, begin, at('2027-01-26T09:00:00.000Z')).thenRefused('marac.meeting-over'))
})
