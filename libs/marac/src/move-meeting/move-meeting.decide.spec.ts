import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import type { Invitee } from '../meeting/meeting.events.js'
import { cancelled, invitedPeopleTold, meetingMoved, scheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { decideMoveMeeting, MoveMeeting } from './move-meeting.decide.js'

const given = specFor(meeting)
const on = { now: '2027-01-11T09:00:00.000Z', rules: exampleRules() }
const move = (told: Parameters<typeof meetingMoved>[0] = {}, overlaps = false, invited: readonly Invitee[] = []) => {
  const { agendaDueOn: _byRule, ...data } = meetingMoved(told).data
  return new MoveMeeting({ ...data, overlaps, invited })
}

describe('move a meeting', () => {
  it('says anew by when the agenda is to be out', () => given(...scheduled).when(decideMoveMeeting, move(), on).then(meetingMoved({ agendaDueOn: '2027-01-18' })))
  it('tells those invited of the new day, who was told before, and who takes the chair now', () => {
    given(...scheduled, invitedPeopleTold({ to: ['user:police-1'] }))
      .when(decideMoveMeeting, move({}, false, ['user:housing-1']), on)
      .then(meetingMoved({ agendaDueOn: '2027-01-18' }), invitedPeopleTold({ because: 'time', on: '2027-01-28', version: 0, to: ['user:housing-1', 'user:police-1'] }))
    given(...scheduled).when(decideMoveMeeting, move({ chair: 'supervisor-1' }), on).then(meetingMoved({ chair: 'supervisor-1', agendaDueOn: '2027-01-18' }), invitedPeopleTold({ because: 'time', on: '2027-01-28', version: 0, to: ['user:supervisor-1'] }))
  })
  it('says no to a day that has passed', () => given(...scheduled).when(decideMoveMeeting, move({ on: '2027-01-10' }), on).thenRefused('marac.meeting-past'))
  it('says no where it would overlap', () => given(...scheduled).when(decideMoveMeeting, move({}, true), on).thenRefused('marac.meetings-overlap'))
  it.each([['cancelled', cancelled], ['none', []]])('says no while the meeting is %s', (_, history) => given(...history).when(decideMoveMeeting, move(), on).thenRefused('marac.meeting-over'))
})
