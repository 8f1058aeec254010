import { Text, controllerFor } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { RequestMeeting, decideRequestMeeting } from './request-meeting.decide.js'

export class RequestMeetingInput {
  @Text('why the case needs a meeting', { max: 4000, multiline: true }) reason!: string
}

export const requestMeeting = commandSlice({
  name: 'request-meeting',
  title: 'Ask for a meeting',
  done: 'Meeting asked for',
  verb: 'marac.request-meeting',
  refuses: ['marac.case-not-open'],
  lifecycle: caseLifecycle,
  rule: decideRequestMeeting,
  input: RequestMeetingInput,
  api: 'cases/:ref/meeting-requests',
  page: 'cases/:ref/request-meeting',
  command: ({ reason }, { id, newId, seal }) => new RequestMeeting({ caseId: id, requestId: newId('request'), reason: seal(`case-${id}`, reason) }),
})
export class RequestMeetingController extends controllerFor(requestMeeting) {}
