import { describe, expect, it } from '@jest/globals'
import { fold } from '@lantern/decision'
import { specFor } from '@lantern/testing'
import { caseTransferred, closed, flagged, flagsEnded, flagsSet, notAccepted, open, researched, transferAcknowledged, transferRefused } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AcknowledgeTransfer, decideAcknowledgeTransfer } from './acknowledge-transfer.decide.js'

const given = specFor(maracCase)
const { transferId: _id, unanswered: _none, ...said } = transferAcknowledged().data
const acknowledge = new AcknowledgeTransfer(said)

describe('the acknowledgement of the other area', () => {
  it('ends what was kept here: each agency is told to take its flag off', () => {
    const until = flagsSet().data.until
    given(...open, caseTransferred(), flagsSet()).when(decideAcknowledgeTransfer, acknowledge).then(transferAcknowledged(), flagsEnded({ agencies: flagsSet().data.agencies, until }))
  })
  it('says which research had not come', () =>
    given(...researched, caseTransferred()).when(decideAcknowledgeTransfer, acknowledge).then(transferAcknowledged({ unanswered: ['probation'] })))
  it('ends the flags of a closed case too', () => given(...flagged, caseTransferred()).when(decideAcknowledgeTransfer, acknowledge).then(transferAcknowledged(), flagsEnded()))
  it('makes an open case a transferred one, and leaves one that was over as it ended', () => {
    const after = [caseTransferred(), transferAcknowledged()]
    expect([open, notAccepted, closed].map(history => fold(maracCase, [...history, ...after]).status)).toEqual(['transferred', 'not-accepted', 'closed'])
  })
  it.each([['before it was sent', '2027-01-10'], ['in the future', '2027-01-12']])('says no to a day %s', (_, acknowledgedOn) =>
    given(...open, caseTransferred()).when(decideAcknowledgeTransfer, new AcknowledgeTransfer({ ...said, acknowledgedOn })).thenRefused('marac.transfer-day'))
  it.each([['nothing was sent', open], ['it was acknowledged', [...open, caseTransferred(), transferAcknowledged()]], ['it came back', [...open, caseTransferred(), transferRefused()]]])('says no when %s', (_, history) =>
    given(...history).when(decideAcknowledgeTransfer, acknowledge).thenRefused('marac.no-transfer'))
})
