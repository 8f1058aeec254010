import { describe, it } from '@jest/globals'
import { sealed, specFor } from '@lantern/testing'
import { closed, notAccepted, open, referred, researched } from '../marac-case/marac-case.examples.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { RequestMeeting, decideRequestMeeting } from './request-meeting.decide.js'

const given = specFor(maracCase)
const asked = (requestId = 'r1') => ({ caseId: 'MC-4T7Q9-XWC2D', requestId, reason: sealed('The children saw it', 'case-MC-4T7Q9-XWC2D') })
const meetingRequested = (requestId?: string): MaracCaseEvent => ({ type: 'MeetingRequested', data: asked(requestId) })

describe('ask for a meeting', () => {
  it.each([['only referred', referred], ['open', open], ['researched', researched]])('is possible while the case is %s', (_, history) =>
    given(...history).when(decideRequestMeeting, new RequestMeeting(asked())).then(meetingRequested()))
  it('is possible for a second partner too', () =>
    given(...open, meetingRequested('r1')).when(decideRequestMeeting, new RequestMeeting(asked('r2'))).then(meetingRequested('r2')))
  it.each([['not accepted', notAccepted], ['closed', closed]])('says no once the case is %s', (_, history) =>
    given(...history).when(decideRequestMeeting, new RequestMeeting(asked())).thenRefused('marac.case-not-open'))
  it('says no before there is a case', () => given().when(decideRequestMeeting, new RequestMeeting(asked())).thenRefused('marac.case-not-open'))
})
