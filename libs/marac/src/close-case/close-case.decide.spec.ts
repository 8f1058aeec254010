import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { caseClosed, closed, meetingRequestAnswered, meetingRequested, open, referred, researched, routeChosen } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { CloseCase, decideCloseCase } from './close-case.decide.js'

const given = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'
const { unanswered: _unanswered, ...closing } = caseClosed().data
const closeCase = (openActions: readonly string[] = []) => new CloseCase({ ...closing, caseId, openActions })

describe('close a case', () => {
  it('ends it, and says whose research had not come', () => given(...researched).when(decideCloseCase, closeCase()).then(caseClosed()))
  it('says that nobody was waited for when nobody was asked', () =>
    given(...open).when(decideCloseCase, closeCase()).then(caseClosed({ unanswered: [] })))
  it('says no while an action is open', () =>
    given(...researched).when(decideCloseCase, closeCase(['MC-4T7Q9-XWC2D-7KQX'])).thenRefused('marac.open-actions'))
  it('says no while a request for a meeting has no answer, and once it is to be listed', () => {
    given(...researched, meetingRequested()).when(decideCloseCase, closeCase()).thenRefused('marac.meeting-asked-for')
    given(...researched, meetingRequested(), meetingRequestAnswered()).when(decideCloseCase, closeCase()).then(caseClosed())
    given(...researched, routeChosen({ route: 'meeting' })).when(decideCloseCase, closeCase()).thenRefused('marac.to-be-listed')
    given(...researched, routeChosen({ route: 'meeting' }), routeChosen()).when(decideCloseCase, closeCase()).then(caseClosed())
  })
  it.each([['only referred', referred], ['closed already', closed]])('says no when it is %s', (_, history) =>
    given(...history).when(decideCloseCase, closeCase()).thenRefused('marac.case-not-open'))
})
