import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { sealed } from '@lantern/testing/sealed'
import { closed, publicTask, researched, researching, researchReturned } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { ReturnResearch, decideReturnResearch } from './return-research.decide.js'

const given = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'
const { caseId: _case, agency: _agency, known: _known, ...told } = researchReturned().data
const housing = { by: { user: 'officer-1', agency: 'canterbury-housing', roles: ['researcher'] } }
const returnResearch = (data: Partial<ReturnResearch['data']> = {}) => new ReturnResearch({ caseId, known: true, confirmed: true, told, ...data })

describe('return research', () => {
  it('keeps the worksheet apart from the statement that is shared', () =>
    given(...researching).when(decideReturnResearch, returnResearch(), housing).then(researchReturned()))
  it('takes "nothing known" as an answer', () =>
    given(...researching)
      .when(decideReturnResearch, returnResearch({ known: false, confirmed: false, told: {} }), housing)
      .then({ type: 'ResearchReturned', data: { caseId, agency: 'canterbury-housing', known: false } }))
  it('says with "nothing known" what was searched, and keeps the worksheet; a ground to share is not needed', () =>
    given(...researching)
      .when(decideReturnResearch, returnResearch({ known: false, confirmed: false, told: { searched: sealed('All'), worksheet: sealed('Mine'), basis: publicTask } }), housing)
      .then({ type: 'ResearchReturned', data: { caseId, agency: 'canterbury-housing', known: false, searched: sealed('All'), worksheet: sealed('Mine') } }))
  it.each([['facts', { shared: sealed('Joint tenancy') }], ['an opinion', { opinion: sealed('Rising') }], ['a day', { lastSeenOn: '2027-01-01' }]])('does not guess when nothing is known and %s is told', (_, said) =>
    given(...researching).when(decideReturnResearch, returnResearch({ known: false, told: said }), housing).thenRefused('marac.known-or-not'))
  it('shares nothing that nobody confirmed, or on no ground', () => {
    given(...researching).when(decideReturnResearch, returnResearch({ confirmed: false }), housing).thenRefused('marac.not-confirmed')
    given(...researching).when(decideReturnResearch, returnResearch({ told: { shared: sealed('Joint tenancy') } }), housing).thenRefused('marac.not-confirmed')
  })
  it('was last seen today at the latest', () => {
    given(...researching).when(decideReturnResearch, returnResearch({ told: { ...told, lastSeenOn: '2027-01-11' } }), housing).then(researchReturned({ lastSeenOn: '2027-01-11' }))
    given(...researching).when(decideReturnResearch, returnResearch({ told: { ...told, lastSeenOn: '2027-01-12' } }), housing).thenRefused('marac.date-ahead')
  })
  it('asks for the statement when something is known', () =>
    given(...researching)
      .when(decideReturnResearch, returnResearch({ told: {} }), housing)
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
