import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, researched, researching, researchReturned } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { ReturnResearch, decideReturnResearch } from './return-research.decide.js'

const given = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'
const { caseId: _case, agency: _agency, ...said } = researchReturned().data
const housing = { by: { user: 'officer-1', agency: 'canterbury-housing', roles: ['researcher'] } }
const returnResearch = (data: Partial<ReturnResearch['data']> = {}) => new ReturnResearch({ caseId, ...said, ...data })

describe('return research', () => {
  it('keeps the worksheet apart from the statement that is shared', () =>
    given(...researching).when(decideReturnResearch, returnResearch(), housing).then(researchReturned()))
  it('takes "nothing known" as an answer', () =>
    given(...researching)
      .when(decideReturnResearch, new ReturnResearch({ caseId, known: false }), housing)
      .then({ type: 'ResearchReturned', data: { caseId, agency: 'canterbury-housing', known: false } }))
  it('asks for the statement when something is known', () =>
    given(...researching)
      .when(decideReturnResearch, new ReturnResearch({ caseId, known: true }), housing)
      .thenRefused('marac.nothing-said'))
  it('takes a late one', () =>
    given(...researching)
      .when(decideReturnResearch, returnResearch(), { ...housing, now: '2027-03-01T09:00:00.000Z' })
      .then(researchReturned()))
  it('says no to an agency that was not asked', () =>
    given(...researching).when(decideReturnResearch, returnResearch()).thenRefused('marac.not-asked'))
  it('says no to a second return', () =>
    given(...researched).when(decideReturnResearch, returnResearch(), housing).thenRefused('marac.already-returned'))
  it('says no once the case is closed', () =>
    given(...closed).when(decideReturnResearch, returnResearch(), housing).thenRefused('marac.case-not-open'))
})
