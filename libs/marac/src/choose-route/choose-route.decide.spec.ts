import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, meetingRequestAnswered, meetingRequested, notAccepted, open, referred, routeChosen } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { ChooseRoute, decideChooseRoute } from './choose-route.decide.js'

const given = specFor(maracCase)
const { caseId, reason } = routeChosen().data
const choose = (route: 'hub-managed' | 'meeting') => new ChooseRoute({ caseId, route, reason })

describe('choose the route', () => {
  it.each(['hub-managed', 'meeting'] as const)('is recorded with its reason: %s', route => given(...open).when(decideChooseRoute, choose(route)).then(routeChosen({ route })))
  it('may change', () => given(...open, routeChosen()).when(decideChooseRoute, choose('meeting')).then(routeChosen({ route: 'meeting' })))
  it('says no to the route that stands', () => given(...open, routeChosen()).when(decideChooseRoute, choose('hub-managed')).thenRefused('marac.route-stands'))
  it('is no way to turn down a request for a meeting in silence', () =>
    given(...open, meetingRequested()).when(decideChooseRoute, choose('hub-managed')).thenRefused('marac.meeting-asked-for'))
  it('answers everybody who asked when a meeting is chosen', () => {
    const answered = (requestId: string) => meetingRequestAnswered({ requestId, route: 'meeting', reason })
    given(...open, meetingRequested(), meetingRequested({ requestId: 'r2' })).when(decideChooseRoute, choose('meeting')).then(routeChosen({ route: 'meeting' }), answered('r1'), answered('r2'))
    given(...open, routeChosen({ route: 'meeting' }), meetingRequested()).when(decideChooseRoute, choose('meeting')).then(answered('r1'))
  })
  it.each([['only referred', referred], ['not accepted', notAccepted], ['closed', closed]])('says no while the case is %s', (_, history) =>
    given(...history).when(decideChooseRoute, choose('meeting')).thenRefused('marac.case-not-open'))
})
