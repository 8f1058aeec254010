import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, notAccepted, open, referred, riskDecided, riskOverridden } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideDecideRisk, DecideRisk } from './decide-risk.decide.js'

const given = specFor(maracCase)
const decide = (data: Partial<DecideRisk['data']> = {}) => new DecideRisk(riskDecided(data).data)
const manager = { by: { user: 'manager', agency: 'hub', roles: ['marac-manager'] } }

describe('decide the level of risk', () => {
  it('is recorded with its level and its reasons', () => given(...open).when(decideDecideRisk, decide()).then(riskDecided()))
  it('may be decided again, for other reasons too: both decisions stay', () =>
    given(...open, riskDecided()).when(decideDecideRisk, decide({ decisionId: 'd2' })).then(riskDecided({ decisionId: 'd2' })))
  it('is for the manager once the manager has overridden it', () => {
    given(...open, riskDecided(), riskOverridden()).when(decideDecideRisk, decide({ decisionId: 'd3' })).thenRefused('marac.risk-overridden')
    given(...open, riskDecided(), riskOverridden()).when(decideDecideRisk, decide({ decisionId: 'd3' }), manager).then(riskDecided({ decisionId: 'd3' }))
  })
  it.each([['only referred', referred], ['not accepted', notAccepted], ['closed', closed]])('says no while the case is %s', (_, history) =>
    given(...history).when(decideDecideRisk, decide()).thenRefused('marac.case-not-open'))
})
