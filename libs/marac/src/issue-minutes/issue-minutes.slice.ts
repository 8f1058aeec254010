import { controllerFor } from '@lantern/web-kit'
import { commandSlice } from '../marac.slice.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { decideIssueMinutes, IssueMinutes } from './issue-minutes.decide.js'

export class IssueMinutesInput {}

export const issueMinutes = commandSlice({
  name: 'issue-minutes',
  title: 'Issue the minutes',
  done: 'Minutes issued. Whoever may know of a case of the meeting can read them',
  verb: 'marac.hold-meeting',
  refuses: ['marac.meeting-not-over', 'marac.minutes-issued', 'marac.observes'],
  lifecycle: meetingLifecycle,
  rule: decideIssueMinutes,
  input: IssueMinutesInput,
  api: 'meetings/:ref/minutes',
  page: 'meetings/:ref/issue-minutes',
  next: ref => `/meetings/${ref}/minutes`,
  command: (_, { id }) => new IssueMinutes({ meetingId: id }),
})
export class IssueMinutesController extends controllerFor(issueMinutes) {}
