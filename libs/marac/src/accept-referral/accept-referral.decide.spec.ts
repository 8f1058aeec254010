import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, notAccepted, open, referralAccepted, referred } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AcceptReferral, decideAcceptReferral } from './accept-referral.decide.js'

const given = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'

describe('accept a referral', () => {
  it('opens the case', () => given(...referred).when(decideAcceptReferral, new AcceptReferral({ caseId })).then(referralAccepted()))
  it.each([['accepted', open], ['not accepted', notAccepted], ['closed', closed]])('says no once it is %s', (_, history) =>
    given(...history).when(decideAcceptReferral, new AcceptReferral({ caseId })).thenRefused('marac.already-decided'))
})
