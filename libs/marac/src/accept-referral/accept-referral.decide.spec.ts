import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { exampleRules } from '@lantern/rules'
import { closed, notAccepted, open, referralAccepted, referred } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AcceptReferral, decideAcceptReferral } from './accept-referral.decide.js'

const given = specFor(maracCase)
const caseId = 'MC-4T7Q9-XWC2D'

const referral = { ref: caseId, at: '2027-01-11T09:00:00.000Z', topics: [] }
const pair = (at: string) => ({ referral, earlier: [{ ref: 'MC-AAAAA-00001', at, topics: [] }], rules: exampleRules() })

describe('accept a referral', () => {
  it('records that it is a repeat of the last referral of the pair, and by which rules', () =>
    given(...referred)
      .when(decideAcceptReferral, new AcceptReferral({ caseId, pair: pair('2026-06-01T09:00:00.000Z') }))
      .then({ type: 'ReferralAccepted', data: { caseId, coordinator: 'coordinator-1', repeatOf: { case: 'MC-AAAAA-00001', referredOn: '2026-06-01', definition: '2019-01-01', window: '2019-01-01' } } }))
  it('records no repeat after more than twelve months', () =>
    given(...referred).when(decideAcceptReferral, new AcceptReferral({ caseId, pair: pair('2025-06-01T09:00:00.000Z') })).then(referralAccepted()))
  it('opens the case', () => given(...referred).when(decideAcceptReferral, new AcceptReferral({ caseId })).then(referralAccepted()))
  it.each([['accepted', open], ['not accepted', notAccepted], ['closed', closed]])('says no once it is %s', (_, history) =>
    given(...history).when(decideAcceptReferral, new AcceptReferral({ caseId })).thenRefused('marac.already-decided'))
})
