import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { attendanceRecorded, held, meetingId, minutesIssued, minutesTold, over, scheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { decideIssueMinutes, IssueMinutes } from './issue-minutes.decide.js'

const given = specFor(meeting)
const issue = new IssueMinutes({ meetingId, invited: [] })

describe('issue the minutes', () => {
  it('once the meeting is over', () => given(...over).when(decideIssueMinutes, issue).then(minutesIssued()))
  it('and tells those invited', () => given(...over).when(decideIssueMinutes, new IssueMinutes({ meetingId, invited: ['mailbox:kent-police', 'user:police-1'] })).then(minutesIssued(), minutesTold()))
  it.each([['only scheduled', scheduled], ['going on', held]])('says no while the meeting is %s', (_, history) => given(...history).when(decideIssueMinutes, issue).thenRefused('marac.meeting-not-over'))
  it('is done once: after that they are corrected', () => given(...over, minutesIssued()).when(decideIssueMinutes, issue).thenRefused('marac.minutes-issued'))
  it('is not for an observer', () => given(...over, attendanceRecorded({ user: 'peer', how: 'observer' })).when(decideIssueMinutes, issue, { by: { user: 'peer', agency: 'hub', roles: ['supervisor'] } }).thenRefused('marac.observes'))
})
