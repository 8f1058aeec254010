import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { meetingScheduled, scheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { decideScheduleMeeting, ScheduleMeeting } from './schedule-meeting.decide.js'

const given = specFor(meeting)
const on = { now: '2027-01-11T09:00:00.000Z', rules: exampleRules() }
const schedule = (told: Partial<ReturnType<typeof meetingScheduled>['data']> = {}, overlaps = false) => {
  const { agendaDueOn: _byRule, ...data } = meetingScheduled(told).data
  return new ScheduleMeeting({ ...data, overlaps })
}

describe('schedule a meeting', () => {
  it('says by when the agenda is to be out: eight working days before', () => given().when(decideScheduleMeeting, schedule(), on).then(meetingScheduled({ agendaDueOn: '2027-01-14' })))
  it('wants the agenda at once where the meeting is sooner', () => {
    const soon = { on: '2027-01-11', kind: 'urgent' } as const
    given().when(decideScheduleMeeting, schedule(soon), on).then(meetingScheduled({ ...soon, agendaDueOn: '2027-01-11' }))
  })
  it('says no to a day that has passed', () => given().when(decideScheduleMeeting, schedule({ on: '2027-01-10' }), on).thenRefused('marac.meeting-past'))
  it('says no where another meeting of the area or with the chair is at that time', () => given().when(decideScheduleMeeting, schedule({}, true), on).thenRefused('marac.meetings-overlap'))
  it('says no to a second time', () => given(...scheduled).when(decideScheduleMeeting, schedule(), on).thenRefused('marac.meeting-over'))
})
