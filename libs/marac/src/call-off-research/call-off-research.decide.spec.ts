import { describe, expect, it } from '@jest/globals'
import { fold } from '@lantern/decision'
import { sealed, specFor } from '@lantern/testing'
import { closed, open, referred, researchCalledOff, researchRequested, researchReturned } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { CallOffResearch, decideCallOffResearch } from './call-off-research.decide.js'

const given = specFor(maracCase)
const asked = researchRequested({ agencies: ['probation', 'kent-police'] })
const callOff = (agency = 'probation') => new CallOffResearch({ caseId: 'MC-4T7Q9-XWC2D', agency, reason: sealed('It has left the partnership', 'case-MC-4T7Q9-XWC2D') })

describe('call off a request for research', () => {
  it('records who is asked no longer, and that it is on the case by nothing else', () => given(...open, asked).when(decideCallOffResearch, callOff()).then(researchCalledOff()))
  it('says when the agency is on the case by its referral all the same', () => {
    const { agency } = fold(maracCase, referred)
    given(...open, researchRequested({ agencies: [agency] })).when(decideCallOffResearch, callOff(agency)).then(researchCalledOff({ agency, onCase: true }))
  })
  it('lets the agency be asked anew', () => {
    const state = fold(maracCase, [...open, asked, researchCalledOff()])
    expect([Object.keys(state.research), state.calledOff]).toEqual([['kent-police'], ['probation']])
    expect(fold(maracCase, [...open, asked, researchCalledOff(), researchRequested({ agencies: ['probation'] })])).toMatchObject({ calledOff: [], research: { probation: { returned: false } } })
  })
  it('says no to one that was not asked, has answered, or is asked no longer', () => {
    for (const [agency, ...before] of [['idva', asked], ['constructor', asked], ['probation', asked, researchReturned({ agency: 'probation' })], ['probation', asked, researchCalledOff()]] as const)
      given(...open, ...before).when(decideCallOffResearch, callOff(agency)).thenRefused('marac.not-waiting')
  })
  it('says no once the case is closed', () => given(...closed).when(decideCallOffResearch, callOff()).thenRefused('marac.case-not-open'))
})
