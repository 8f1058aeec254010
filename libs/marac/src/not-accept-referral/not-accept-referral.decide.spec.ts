import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { notAccepted, open, referralNotAccepted, referred } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { NotAcceptReferral, decideNotAcceptReferral } from './not-accept-referral.decide.js'

const given = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'
const notAccept = new NotAcceptReferral(referralNotAccepted().data)

describe('do not accept a referral', () => {
  it('is recorded with its reason', () => given(...referred).when(decideNotAcceptReferral, notAccept).then(referralNotAccepted()))
  it.each([['accepted', open], ['not accepted', notAccepted]])('says no once it is %s', (_, history) =>
    given(...history).when(decideNotAcceptReferral, notAccept).thenRefused('marac.already-decided'))
  it('names the case that it was asked for', () => given(...referred).when(decideNotAcceptReferral, new NotAcceptReferral({ ...notAccept.data, caseId })).then(referralNotAccepted()))
})
