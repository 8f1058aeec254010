import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, open, riskDecided, riskOverridden } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideOverrideRisk, OverrideRisk } from './override-risk.decide.js'

const given = specFor(maracCase)
const { overrides: _overrides, ...data } = riskOverridden().data
const override = (level = data.level) => new OverrideRisk({ ...data, level })

describe('override the level of risk', () => {
  it('names the decision that it stands instead of', () => given(...open, riskDecided()).when(decideOverrideRisk, override()).then(riskOverridden()))
  it('may be overridden again', () =>
    given(...open, riskDecided(), riskOverridden({ decisionId: 'd0' })).when(decideOverrideRisk, override('high')).then(riskOverridden({ overrides: 'd0', level: 'high' })))
  it('says no to the level that stands', () => given(...open, riskDecided({ level: 'medium' })).when(decideOverrideRisk, override()).thenRefused('marac.same-risk-level'))
  it('says no before there is a decision', () => given(...open).when(decideOverrideRisk, override()).thenRefused('marac.no-risk-decision'))
  it('says no once the case is closed', () => given(...closed).when(decideOverrideRisk, override()).thenRefused('marac.case-not-open'))
})
