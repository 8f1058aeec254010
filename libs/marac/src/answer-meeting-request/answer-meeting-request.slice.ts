import { beside, controllerFor, OneOf, Reference, Text } from '@lantern/web-kit'
import type { Route } from '../marac-case/marac-case.events.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { routeWords } from '../marac-case/marac-case.words.js'
import { commandSlice } from '../marac.slice.js'
import { AnswerMeetingRequest, decideAnswerMeetingRequest } from './answer-meeting-request.decide.js'
import { requestChoices, requestsToRead } from './waiting-requests.js'

export class AnswerMeetingRequestInput {
  @Reference('the request', { as: 'radios' }) request!: string
  @OneOf('the answer', { choices: routeWords }) route!: Route
  @Text('the reason, for whoever asked', { max: 4000, multiline: true, hint: 'Every agency on the case can read this. They may ask again.' }) reason!: string
}

export const answerMeetingRequest = commandSlice({
  name: 'answer-meeting-request',
  title: 'Answer a request for a meeting',
  done: 'Request for a meeting answered',
  verb: 'marac.answer-meeting-request',
  refuses: ['marac.case-not-open', 'marac.meeting-request-answered'],
  lifecycle: caseLifecycle,
  rule: decideAnswerMeetingRequest,
  input: AnswerMeetingRequestInput,
  api: 'cases/:ref/meeting-answers',
  page: 'cases/:ref/answer-meeting-request',
  template: beside(import.meta.url),
  choices: async (get, ref) => ({ request: await requestChoices(get, ref) }),
  // Nothing is to be chosen where only one waits.
  proposes: async (get, ref) => {
    const [only, ...others] = Object.keys(await requestChoices(get, ref))
    return only === undefined || others.length > 0 ? {} : { request: only }
  },
  shows: requestsToRead,
  command: ({ request, route, reason }, { id, seal }) => new AnswerMeetingRequest({ caseId: id, requestId: request, route, reason: seal(`case-${id}`, reason) }),
})
export class AnswerMeetingRequestController extends controllerFor(answerMeetingRequest) {}
