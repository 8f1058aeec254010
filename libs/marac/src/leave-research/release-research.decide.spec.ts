import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { caseClosed, researching, researchLeft, researchTaken } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideReleaseResearch, ReleaseResearch } from './release-research.decide.js'

const given = specFor(maracCase)
const release = (data: Partial<ReleaseResearch['data']> = {}) => new ReleaseResearch({ caseId: 'MC-4T7Q9-XWC2D', agency: 'canterbury-housing', user: 'officer-1', ...data })
const taken = [...researching, researchTaken()]

describe('research of somebody who left', () => {
  it('goes back to their agency', () => given(...taken).when(decideReleaseResearch, release()).then(researchLeft()))
  it('goes back once', () => given(...taken, researchLeft()).when(decideReleaseResearch, release()).thenNothing())
  it('stays with a colleague who has it by now, and with another agency', () => {
    given(...taken).when(decideReleaseResearch, release({ user: 'officer-2' })).thenNothing()
    given(...taken).when(decideReleaseResearch, release({ agency: 'probation' })).thenNothing()
  })
  it('is nothing any more on a closed case', () => given(...taken, caseClosed()).when(decideReleaseResearch, release()).thenNothing())
})
