import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { fileAdded, open, referralSubmitted, transferReceived } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideReceiveTransfer, ReceiveTransfer } from './receive-transfer.decide.js'

const given = specFor(maracCase)
const rules = exampleRules()
const { triageDueOn: _due, ...told } = referralSubmitted().data
const { acknowledgeBy: _by, ...from } = transferReceived().data
const referral = { ...told, source: 'transferred-in' as const }
const received = new ReceiveTransfer({ referral, from })

describe('a case from another area', () => {
  it('is a referral with the day to decide by, and is to be acknowledged', () => given().when(decideReceiveTransfer, received, { rules }).then(referralSubmitted({ source: 'transferred-in' }), transferReceived()))
  it('comes with the files that were sent with it', () => {
    const { caseId: _case, about: _about, agency: _agency, message: _message, ...file } = fileAdded().data
    given()
      .when(decideReceiveTransfer, new ReceiveTransfer(received.data, [file]), { rules, by: { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] } })
      .then(referralSubmitted({ source: 'transferred-in' }), transferReceived(), fileAdded({ about: 'referral', agency: 'hub' }))
  })
  it('was not sent in the future', () => given().when(decideReceiveTransfer, new ReceiveTransfer({ referral, from: { ...from, sentOn: '2027-01-12' } }), { rules }).thenRefused('marac.transfer-day'))
  it('needs what any referral does', () => {
    given().when(decideReceiveTransfer, new ReceiveTransfer({ referral: { ...referral, criteria: [] }, from }), { rules }).thenRefused('marac.no-criterion')
    given().when(decideReceiveTransfer, new ReceiveTransfer({ referral: { ...referral, perpetrators: [] }, from }), { rules }).thenRefused('marac.no-perpetrator')
    given().when(decideReceiveTransfer, new ReceiveTransfer({ referral: { ...referral, risk: { ...referral.risk, score: 25 } }, from }), { rules }).thenRefused('marac.score-above-maximum')
  })
  it('is entered once', () => given(...open).when(decideReceiveTransfer, received, { rules }).thenRefused('marac.case-exists'))
})
