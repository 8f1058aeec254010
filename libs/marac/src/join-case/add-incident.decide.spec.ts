import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { closed, incidentAdded, open, referred, researched, researchRequested } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AddIncident, decideAddIncident } from './add-incident.decide.js'

const given = specFor(maracCase)
const { research: _research, ...told } = incidentAdded().data
const add = new AddIncident(told)
const on = { now: '2027-01-14T09:00:00.000Z', rules: exampleRules() }

describe('a further incident on a case', () => {
  it('is told', () => given(...open).when(decideAddIncident, add, on).then({ type: 'IncidentAdded', data: told }))
  it('gives research that has not come a new date, by rule', () =>
    given(...researched).when(decideAddIncident, add, on).then(incidentAdded({ research: { agencies: ['probation'], dueOn: '2027-01-21' } })))
  it('gives an agency that is closed meanwhile longer', () =>
    given(...researched).when(decideAddIncident, add, { ...on, rules: { ...on.rules, closures: { probation: [{ from: '2027-01-18', until: '2027-01-19', name: 'Stocktaking' }] } } }).then(incidentAdded({ research: { agencies: ['probation'], dueOn: '2027-01-21', later: { probation: '2027-01-25' } } })))
  it('gives it until the meeting that hears the case, where that is sooner', () => {
    const heard = { meeting: 'MT-4T7Q9-XWC2D', on: '2027-01-20' } as const
    given(...researched).when(decideAddIncident, new AddIncident({ ...told, heard }), on).then(incidentAdded({ research: { agencies: ['probation'], dueOn: '2027-01-18', heard } }))
  })
  it('leaves what was asked for as urgent', () => given(...open, researchRequested({ agencies: ['probation'], urgent: true })).when(decideAddIncident, add, on).then({ type: 'IncidentAdded', data: told }))
  it('is told once', () => given(...open, incidentAdded()).when(decideAddIncident, add, on).thenNothing())
  it('is told where the case was closed in the same moment, and asks nobody', () => given(...closed).when(decideAddIncident, add, on).then({ type: 'IncidentAdded', data: told }))
  it('is not told where there is no case yet', () => given(...referred).when(decideAddIncident, add, on).thenRefused('marac.case-not-open'))
})
