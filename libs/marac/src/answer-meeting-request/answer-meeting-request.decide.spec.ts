import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, meetingRequestAnswered, meetingRequested, notAccepted, open, referred, routeChosen } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AnswerMeetingRequest, decideAnswerMeetingRequest } from './answer-meeting-request.decide.js'

const given = specFor(maracCase)
const answer = (data: Partial<AnswerMeetingRequest['data']> = {}) => new AnswerMeetingRequest(meetingRequestAnswered(data).data)
const { reason } = meetingRequestAnswered().data
const chosen = (route: 'hub-managed' | 'meeting') => routeChosen({ route, reason })

describe('answer a request for a meeting', () => {
  it.each([['only referred', referred], ['open', open]])('is possible while the case is %s', (_, history) =>
    given(...history, meetingRequested()).when(decideAnswerMeetingRequest, answer()).then(meetingRequestAnswered(), chosen('hub-managed')))
  it('lists the case when the answer is a meeting', () =>
    given(...open, routeChosen(), meetingRequested()).when(decideAnswerMeetingRequest, answer({ route: 'meeting' })).then(meetingRequestAnswered({ route: 'meeting' }), chosen('meeting')))
  it('leaves the route that stands', () => given(...open, routeChosen(), meetingRequested()).when(decideAnswerMeetingRequest, answer()).then(meetingRequestAnswered()))
  it('takes the case off no list while somebody else waits for an answer', () => {
    const two = [...open, routeChosen({ route: 'meeting' }), meetingRequested(), meetingRequested({ requestId: 'r2' })]
    given(...two).when(decideAnswerMeetingRequest, answer()).then(meetingRequestAnswered())
    given(...two, meetingRequestAnswered()).when(decideAnswerMeetingRequest, answer({ requestId: 'r2' })).then(meetingRequestAnswered({ requestId: 'r2' }), chosen('hub-managed'))
  })
  it('is given once, and a new request needs a new one', () => {
    given(...open, meetingRequested(), meetingRequestAnswered()).when(decideAnswerMeetingRequest, answer()).thenRefused('marac.meeting-request-answered')
    given(...open, routeChosen(), meetingRequested(), meetingRequestAnswered(), meetingRequested({ requestId: 'r2' }))
      .when(decideAnswerMeetingRequest, answer({ requestId: 'r2' }))
      .then(meetingRequestAnswered({ requestId: 'r2' }))
  })
  it('says no where nobody asked', () => given(...open).when(decideAnswerMeetingRequest, answer()).thenRefused('marac.meeting-request-answered'))
  it.each([['not accepted', notAccepted], ['closed', closed]])('says no once the case is %s', (_, history) => given(...history).when(decideAnswerMeetingRequest, answer()).thenRefused('marac.case-not-open'))
})
