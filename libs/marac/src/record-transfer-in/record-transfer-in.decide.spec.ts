import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { closed, notAccepted, open, referred, returned, transferReceived } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideRecordTransferIn, RecordTransferIn } from './record-transfer-in.decide.js'

const given = specFor(maracCase)
const rules = exampleRules()
const { acknowledgeBy: _by, ...said } = transferReceived().data
const received = new RecordTransferIn(said)

describe('a case that another area transferred here', () => {
  it.each([['referred', referred], ['returned', returned], ['open', open]])('is recorded while it is %s, with the day to acknowledge it by', (_, history) =>
    given(...history).when(decideRecordTransferIn, received, { rules }).then(transferReceived()))
  it('is recorded once', () => given(...open, transferReceived()).when(decideRecordTransferIn, received, { rules }).thenRefused('marac.transferred-in-already'))
  it('was not sent in the future', () => given(...open).when(decideRecordTransferIn, new RecordTransferIn({ ...said, sentOn: '2027-01-12' }), { rules }).thenRefused('marac.transfer-day'))
  it.each([['not accepted', notAccepted], ['closed', closed]])('says no once it is %s', (_, history) => given(...history).when(decideRecordTransferIn, received, { rules }).thenRefused('marac.case-not-open'))
})
