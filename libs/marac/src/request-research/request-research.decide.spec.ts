import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { caseListed, closed, open, referred, researched, researching, researchRequested, routeChosen } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideRequestResearch, RequestResearch } from './request-research.decide.js'

const given = specFor(maracCase)
const rules = exampleRules()
const request = (...agencies: readonly string[]) => new RequestResearch({ caseId: 'MC-4T7Q9-XWC2D', agencies, without: ['fire'] })

describe('request research', () => {
  it('asks agencies, to answer within five working days', () =>
    given(...open).when(decideRequestResearch, request('canterbury-housing', 'probation'), { rules }).then(researchRequested({ dueOn: '2027-01-18' })))
  it('gives an agency that is closed meanwhile longer, and asks it by itself', () =>
    given(...open)
      .when(decideRequestResearch, request('canterbury-housing', 'probation', 'kent-police'), { rules: { ...rules, closures: { probation: [{ from: '2027-01-13', until: '2027-01-14', name: 'Stocktaking' }] } } })
      .then(researchRequested({ agencies: ['canterbury-housing', 'kent-police'], dueOn: '2027-01-18' }), researchRequested({ agencies: ['probation'], dueOn: '2027-01-20' })))
  it('passes over a bank holiday: Easter Monday 2027 is 29 March, Good Friday the 26th', () =>
    given(...open)
      .when(decideRequestResearch, request('probation'), { rules, now: '2027-03-24T10:00:00.000Z' })
      .then(researchRequested({ agencies: ['probation'], dueOn: '2027-04-02' })))
  it('asks an agency once, however often it is named', () =>
    given(...open).when(decideRequestResearch, request('probation', 'probation'), { rules }).then(researchRequested({ agencies: ['probation'] })))
  it.each([['has not answered', researching], ['has answered', researched]])('asks only those not asked before, when one %s', (_, history) =>
    given(...history)
      .when(decideRequestResearch, request('canterbury-housing', 'kent-police'), { rules, now: '2027-02-01T09:00:00.000Z' })
      .then(researchRequested({ agencies: ['kent-police'], dueOn: '2027-02-08' })))
  describe('of a case that a meeting is to hear', () => {
    const meeting = 'MT-4T7Q9-XWC2D'
    const listed = [...open, routeChosen({ route: 'meeting' }), caseListed({ meeting })]
    const heardOn = (on: string, urgent = false) => new RequestResearch({ caseId: 'MC-4T7Q9-XWC2D', agencies: ['probation'], without: [], urgent, heard: { meeting, on } })
    const asked = (data: object) => researchRequested({ agencies: ['probation'], ...data })
    it('is due two working days before it, where that is sooner, and says because of which', () =>
      given(...listed).when(decideRequestResearch, heardOn('2027-01-18'), { rules }).then(asked({ dueOn: '2027-01-14', heard: { meeting, on: '2027-01-18' } })))
    it('is due as usual, where that is sooner or as soon', () =>
      given(...listed).when(decideRequestResearch, heardOn('2027-01-20'), { rules }).then(asked({ dueOn: '2027-01-18' })))
    it('is due today at the soonest', () =>
      given(...listed).when(decideRequestResearch, heardOn('2027-01-12'), { rules }).then(asked({ dueOn: '2027-01-11', heard: { meeting, on: '2027-01-12' } })))
    it('stops there too for an agency that is closed meanwhile', () =>
      given(...listed).when(decideRequestResearch, heardOn('2027-01-18'), { rules: { ...rules, closures: { probation: [{ from: '2027-01-12', until: '2027-01-29', name: 'Stocktaking' }] } } }).then(asked({ dueOn: '2027-01-14', heard: { meeting, on: '2027-01-18' } })))
    it('looks at no meeting that it has left meanwhile', () => given(...open).when(decideRequestResearch, heardOn('2027-01-18'), { rules }).then(asked({ dueOn: '2027-01-18' })))
    it('is due the next working day where it is urgent, or before the meeting', () => {
      given(...listed).when(decideRequestResearch, heardOn('2027-01-20', true), { rules }).then(asked({ dueOn: '2027-01-12', urgent: true }))
      given(...listed).when(decideRequestResearch, heardOn('2027-01-13', true), { rules }).then(asked({ dueOn: '2027-01-11', urgent: true, heard: { meeting, on: '2027-01-13' } }))
    })
  })
  it('says so when everybody was asked', () =>
    given(...researching).when(decideRequestResearch, request('canterbury-housing', 'probation'), { rules }).thenRefused('marac.all-asked'))
  it('is not misled by an agency called as an object\'s own property is', () =>
    given(...open).when(decideRequestResearch, request('constructor'), { rules }).then(researchRequested({ agencies: ['constructor'] })))
  it('says no to an agency whose information sharing agreement is not in force, and asks nobody else then', () =>
    given(...open).when(decideRequestResearch, request('probation', 'fire'), { rules }).thenRefused('marac.no-agreement'))
  it.each([['only referred', referred], ['closed', closed]])('says no when the case is %s', (_, history) =>
    given(...history).when(decideRequestResearch, request('probation'), { rules }).thenRefused('marac.case-not-open'))
})
