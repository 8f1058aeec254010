import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, researchAddedTo, researched, researching, researchReturned } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AddToResearch, decideAddToResearch } from './add-to-research.decide.js'

const given = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'
const { caseId: _case, agency: _agency, entryId: _entry, ...told } = researchAddedTo().data
const housing = { by: { user: 'officer-1', agency: 'canterbury-housing', roles: ['researcher'] } }
const add = (data: Partial<AddToResearch['data']> = {}) => new AddToResearch({ caseId, entryId: 'a1', confirmed: true, told, ...data })

describe('add to research', () => {
  it('stands beside what was told before', () => given(...researched).when(decideAddToResearch, add(), housing).then(researchAddedTo()))
  it('is possible after nothing was known', () => given(...researching, researchReturned({ known: false })).when(decideAddToResearch, add(), housing).then(researchAddedTo()))
  it('is possible more than once, and late', () =>
    given(...researched, researchAddedTo()).when(decideAddToResearch, add({ entryId: 'a2' }), { ...housing, now: '2027-03-01T09:00:00.000Z' }).then(researchAddedTo({ entryId: 'a2' })))
  it('waits for the answer', () => given(...researching).when(decideAddToResearch, add(), housing).thenRefused('marac.not-answered'))
  it('is for agencies that were asked', () => given(...researched).when(decideAddToResearch, add()).thenRefused('marac.not-asked'))
  it('says something, on a confirmed ground, of no day ahead', () => {
    given(...researched).when(decideAddToResearch, add({ told: {} }), housing).thenRefused('marac.nothing-said')
    given(...researched).when(decideAddToResearch, add({ confirmed: false }), housing).thenRefused('marac.not-confirmed')
    given(...researched).when(decideAddToResearch, add({ told: { ...told, lastSeenOn: '2027-12-31' } }), housing).thenRefused('marac.date-ahead')
  })
  it('says no once the case is closed', () => given(...closed).when(decideAddToResearch, add(), housing).thenRefused('marac.case-not-open'))
})
