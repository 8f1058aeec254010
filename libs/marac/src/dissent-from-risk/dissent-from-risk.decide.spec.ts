import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, open, riskDecided, riskDissented, riskOverridden } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideDissentFromRisk, DissentFromRisk } from './dissent-from-risk.decide.js'

const given = specFor(maracCase)
const { caseId, reason } = riskDissented().data
const dissent = new DissentFromRisk({ caseId, reason })
const housing = { by: { user: 'housing', agency: 'canterbury-housing', roles: ['agency-lead'] } }

describe('disagree with the level of risk', () => {
  it('stands beside the decision that stands', () => {
    given(...open, riskDecided()).when(decideDissentFromRisk, dissent, housing).then(riskDissented())
    given(...open, riskDecided(), riskOverridden()).when(decideDissentFromRisk, dissent, housing).then(riskDissented({ decisionId: 'd2' }))
  })
  it('may be said by several agencies, and again', () =>
    given(...open, riskDecided(), riskDissented({ agency: 'probation' }), riskDissented()).when(decideDissentFromRisk, dissent, housing).then(riskDissented()))
  it('says no before there is a decision', () => given(...open).when(decideDissentFromRisk, dissent, housing).thenRefused('marac.no-risk-decision'))
  it('says no once the case is closed', () => given(...closed).when(decideDissentFromRisk, dissent, housing).thenRefused('marac.case-not-open'))
})
