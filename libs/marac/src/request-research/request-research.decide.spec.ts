import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { closed, open, referred, researched, researching, researchRequested } from '../marac-case/marac-case.examples.js'
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
  it('says so when everybody was asked', () =>
    given(...researching).when(decideRequestResearch, request('canterbury-housing', 'probation'), { rules }).thenRefused('marac.all-asked'))
  it('is not misled by an agency called as an object\'s own property is', () =>
    given(...open).when(decideRequestResearch, request('constructor'), { rules }).then(researchRequested({ agencies: ['constructor'] })))
  it('says no to an agency whose information sharing agreement is not in force, and asks nobody else then', () =>
    given(...open).when(decideRequestResearch, request('probation', 'fire'), { rules }).thenRefused('marac.no-agreement'))
  it.each([['only referred', referred], ['closed', closed]])('says no when the case is %s', (_, history) =>
    given(...history).when(decideRequestResearch, request('probation'), { rules }).thenRefused('marac.case-not-open'))
})
