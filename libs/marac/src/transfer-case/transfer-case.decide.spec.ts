import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { caseTransferred, closed, flagged, flagsSet, joined, notAccepted, open, personDied, referralAppealed, referred, returned, transferAcknowledged, transferRefused } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideTransferCase, TransferCase } from './transfer-case.decide.js'

const given = specFor(maracCase)
const rules = exampleRules()
const { sentOn: _on, acknowledgeBy: _by, ...sent } = caseTransferred().data
const transfer = new TransferCase({ ...sent, toFlag: { agencies: ['kent-police', 'hub', 'probation'], referredOn: '2027-01-11' } })
const flags = flagsSet({ agencies: ['kent-police', 'probation'], referredOn: '2027-01-11', until: '2028-01-11' })

describe('transfer a case to another area', () => {
  it.each([['only referred', referred], ['returned', returned], ['open', open]])('is possible while it is %s, and starts a flag that stays until it is acknowledged', (_, history) =>
    given(...history).when(decideTransferCase, transfer, { rules }).then(caseTransferred(), flags))
  it('is acknowledged by working days, from the day in London', () =>
    given(...notAccepted).when(decideTransferCase, transfer, { rules, now: '2027-01-14T23:30:00.000Z' }).then(caseTransferred({ sentOn: '2027-01-14', acknowledgeBy: '2027-01-18' })))
  it('leaves the flags of a closed case as they are', () => given(...flagged).when(decideTransferCase, transfer, { rules }).then(caseTransferred()))
  it('starts none for a referral that was not accepted', () => given(...notAccepted).when(decideTransferCase, transfer, { rules }).then(caseTransferred()))
  it('nor for a victim who has died', () =>
    given(...open, personDied({ personId: 'p1', role: 'victim' })).when(decideTransferCase, transfer, { rules }).then(caseTransferred()))
  it('is possible again once the other area did not take it', () => given(...notAccepted, caseTransferred(), transferRefused()).when(decideTransferCase, transfer, { rules }).then(caseTransferred()))
  it('says no while the other area has not answered', () => given(...open, caseTransferred()).when(decideTransferCase, transfer, { rules }).thenRefused('marac.transfer-waits'))
  it.each([['open', open], ['closed', closed], ['not accepted', notAccepted]])('says no once the other area has one that was %s', (_, history) =>
    given(...history, caseTransferred(), transferAcknowledged()).when(decideTransferCase, transfer, { rules }).thenRefused('marac.transferred-already'))
  it('says no to one that was joined to another case', () => given(...joined).when(decideTransferCase, transfer, { rules }).thenRefused('marac.not-to-transfer'))
  it('says what becomes of actions that are still to be done', () =>
    given(...open).when(decideTransferCase, new TransferCase({ ...transfer.data, actions: [{ actionId: 'a1', then: 'stays' }] }), { rules }).then(caseTransferred({ actions: [{ actionId: 'a1', then: 'stays' }] }), flags))
  it('waits for the answer to an appeal', () => given(...notAccepted, referralAppealed()).when(decideTransferCase, transfer, { rules }).thenRefused('marac.appeal-waits'))
})
