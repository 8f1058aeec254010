import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, open, openActionFlagged } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { FlagOpenAction, decideFlagOpenAction } from './flag-open-action.decide.js'

const given = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'
const flag = new FlagOpenAction(openActionFlagged().data)

describe('flag an action that overtook the closing', () => {
  it('says it on the case', () => given(...closed).when(decideFlagOpenAction, flag).then(openActionFlagged()))
  it('says it once', () => given(...closed, openActionFlagged()).when(decideFlagOpenAction, flag).thenNothing())
  it('says nothing of a case that is open', () =>
    given(...open).when(decideFlagOpenAction, new FlagOpenAction({ ...flag.data, caseId })).thenRefused('marac.case-not-open'))
})
