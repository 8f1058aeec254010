import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { caseTransferred, closed, open, openActionFlagged, transferAcknowledged } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { FlagOpenAction, decideFlagOpenAction } from './flag-open-action.decide.js'

const given = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'
const flag = new FlagOpenAction(openActionFlagged().data)

describe('flag an action that overtook the closing', () => {
  it('says it on the case', () => given(...closed).when(decideFlagOpenAction, flag).then(openActionFlagged()))
  it('says it of a case that another area has, unless the transfer said what becomes of it', () => {
    given(...open, caseTransferred(), transferAcknowledged()).when(decideFlagOpenAction, flag).then(openActionFlagged())
    given(...open, caseTransferred({ actions: [{ actionId: flag.data.action, then: 'stays' }] }), transferAcknowledged()).when(decideFlagOpenAction, flag).thenNothing()
    given(...open, caseTransferred(), transferAcknowledged({ actions: [{ actionId: flag.data.action, then: 'ends' }] })).when(decideFlagOpenAction, flag).thenNothing()
  })
  it('says it once', () => given(...closed, openActionFlagged()).when(decideFlagOpenAction, flag).thenNothing())
  it('says nothing of a case that is open', () =>
    given(...open).when(decideFlagOpenAction, new FlagOpenAction({ ...flag.data, caseId })).thenRefused('marac.case-not-open'))
})
