import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { notAccepted, open, referralNotAccepted, referred, transferInAcknowledged, transferReceived } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AcknowledgeTransferIn, decideAcknowledgeTransferIn } from './acknowledge-transfer-in.decide.js'

const given = specFor(maracCase)
const acknowledge = new AcknowledgeTransferIn(transferInAcknowledged().data)

describe('the acknowledgement that goes back to the area that sent a case', () => {
  it('is recorded with whom it went to, and when', () => given(...open, transferReceived()).when(decideAcknowledgeTransferIn, acknowledge).then(transferInAcknowledged()))
  it('is owed too when the referral was not accepted', () => given(...referred, transferReceived(), referralNotAccepted()).when(decideAcknowledgeTransferIn, acknowledge).then(transferInAcknowledged()))
  it.each([['before it was sent', '2027-01-07'], ['in the future', '2027-01-12']])('says no to a day %s', (_, acknowledgedOn) =>
    given(...open, transferReceived()).when(decideAcknowledgeTransferIn, new AcknowledgeTransferIn({ ...acknowledge.data, acknowledgedOn })).thenRefused('marac.transfer-day'))
  it.each([['nothing came', notAccepted], ['it was recorded', [...open, transferReceived(), transferInAcknowledged()]]])('says no when %s', (_, history) =>
    given(...history).when(decideAcknowledgeTransferIn, acknowledge).thenRefused('marac.no-transfer-in'))
})
