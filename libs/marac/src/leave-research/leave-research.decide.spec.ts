import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, researching, researchLeft, researchTaken } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideLeaveResearch, LeaveResearch } from './leave-research.decide.js'

const given = specFor(maracCase)
const leave = new LeaveResearch({ caseId: 'MC-4T7Q9-XWC2D' })
const by = (user: string, role = 'researcher') => ({ by: { user, agency: 'canterbury-housing', roles: [role] } })
const taken = [...researching, researchTaken()]

describe('leave a request for research to a colleague', () => {
  it('is for who took it, and for the lead of the agency', () => {
    given(...taken).when(decideLeaveResearch, leave, by('officer-1')).then(researchLeft())
    given(...taken).when(decideLeaveResearch, leave, by('boss', 'agency-lead')).then(researchLeft())
    given(...taken).when(decideLeaveResearch, leave, by('officer-2')).thenRefused('marac.not-taken')
  })
  it('is nothing new when nobody has it', () => given(...researching).when(decideLeaveResearch, leave, by('officer-1')).then())
  it('says no to an agency that was not asked, and on a closed case', () => {
    given(...researching).when(decideLeaveResearch, leave).thenRefused('marac.not-asked')
    given(...closed).when(decideLeaveResearch, leave, by('officer-1')).thenRefused('marac.case-not-open')
  })
})
