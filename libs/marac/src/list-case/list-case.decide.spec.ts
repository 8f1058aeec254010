import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { caseListed, caseUnlisted, closed, meetingRequested, open, referred, routeChosen } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideListCase, ListCase } from './list-case.decide.js'

const given = specFor(maracCase)
const { caseId, meeting } = caseListed().data
const other = 'MT-9ZZZZ-11111'
const toCome = [{ id: meeting, area: 'east', on: '2027-01-26' }, { id: other, area: 'west', on: '2027-02-02' }]
const list = (data: Partial<ListCase['data']> = {}) => new ListCase({ caseId, meeting, leaves: undefined, toCome, ...data })
const awaiting = [...open, routeChosen({ route: 'meeting' })]
const elsewhere = caseListed({ meeting: other, area: 'west', on: '2027-02-02' })

describe('list a case for a meeting', () => {
  it('is for cases that a meeting is to hear: chosen so, or asked for without an answer', () => {
    given(...awaiting).when(decideListCase, list()).then(caseListed())
    given(...open, meetingRequested()).when(decideListCase, list()).then(caseListed())
  })
  it('says no to a case that no meeting is to hear', () => {
    given(...open).when(decideListCase, list()).thenRefused('marac.not-to-be-listed')
    given(...open, routeChosen({ route: 'hub-managed' })).when(decideListCase, list()).thenRefused('marac.not-to-be-listed')
  })
  it('says no to a meeting that is not to come', () => given(...awaiting).when(decideListCase, list({ meeting: 'MT-00000-00000' })).thenRefused('marac.meeting-over'))
  it('says no to a second time', () => given(...awaiting, caseListed()).when(decideListCase, list()).thenRefused('marac.listed-already'))
  it('moves a case that was seen on the other agenda, and no other', () => {
    given(...awaiting, elsewhere).when(decideListCase, list({ leaves: other })).then(caseListed())
    given(...awaiting, elsewhere).when(decideListCase, list()).thenRefused('marac.listed-elsewhere')
  })
  it('takes a case whose meeting was cancelled or has passed', () => given(...awaiting, caseListed({ meeting: 'MT-00000-00000' })).when(decideListCase, list()).then(caseListed()))
  it('takes a case that was taken off', () => given(...awaiting, caseListed(), caseUnlisted()).when(decideListCase, list()).then(caseListed()))
  it('knows that a case which comes back from another route is where it was', () => given(...awaiting, caseListed(), routeChosen(), routeChosen({ route: 'meeting' })).when(decideListCase, list()).thenRefused('marac.listed-already'))
  it.each([['only referred', referred], ['closed', closed], ['none', []]])('says no while the case is %s', (_, history) => given(...history).when(decideListCase, list()).thenRefused('marac.case-not-open'))
})
