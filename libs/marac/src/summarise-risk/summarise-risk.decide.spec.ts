import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, notAccepted, open, referred, riskSummarised } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideSummariseRisk, SummariseRisk } from './summarise-risk.decide.js'

const given = specFor(maracCase)
const summarise = new SummariseRisk(riskSummarised().data)

describe('summarise the risk', () => {
  it('is possible while the case is open, and again when more is known', () => {
    given(...open).when(decideSummariseRisk, summarise).then(riskSummarised())
    given(...open, riskSummarised()).when(decideSummariseRisk, summarise).then(riskSummarised())
  })
  it.each([['only referred', referred], ['not accepted', notAccepted], ['closed', closed]])('says no while it is %s', (_, history) =>
    given(...history).when(decideSummariseRisk, summarise).thenRefused('marac.case-not-open'))
})
