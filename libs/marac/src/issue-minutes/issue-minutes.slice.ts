import { controllerFor } from '@lantern/web-kit'
import { invitedNow } from '../invited-now.js'
import { commandSlice } from '../marac.slice.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { decideIssueMinutes, IssueMinutes } from './issue-minutes.decide.js'

export class IssueMinutesInput {}

export const issueMinutes = commandSlice({
  name: 'issue-minutes',
  title: 'Issue the minutes',
  done: 'Minutes issued. Those invited are told, and each reads the cases that they may know of',
  verb: 'marac.hold-meeting',
  refuses: ['marac.meeting-not-over', 'marac.minutes-issued', 'marac.observes'],
  lifecycle: meetingLifecycle,
  rule: decideIssueMinutes,
  input: IssueMinutesInput,
  api: 'meetings/:ref/minutes',
  page: 'meetings/:ref/issue-minutes',
  next: ref => `/meetings/${ref}/minutes`,
  reads: invitedNow,
  command: (_, { id, read }) => new IssueMinutes({ meetingId: id, invited: read }),
})
export class IssueMinutesController extends controllerFor(issueMinutes) {}
