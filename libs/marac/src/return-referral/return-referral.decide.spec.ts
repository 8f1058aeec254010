import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { closed, joined, notAccepted, open, referralCompleted, referralReturned, referred, returned } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideReturnReferral, ReturnReferral } from './return-referral.decide.js'

const given = specFor(maracCase)
const rules = exampleRules()
const { returnedOn: _on, completeBy: _by, ...asked } = referralReturned().data
const giveBack = new ReturnReferral(asked)

describe('return a referral as incomplete', () => {
  it('records what is missing, the day, and by when it is to be completed', () => given(...referred).when(decideReturnReferral, giveBack, { rules }).then(referralReturned()))
  it('counts working days, from the day in London', () =>
    given(...referred).when(decideReturnReferral, giveBack, { rules, now: '2027-01-14T23:30:00.000Z' }).then(referralReturned({ returnedOn: '2027-01-14', completeBy: '2027-01-18' })))
  it('may be done again once it was completed', () => given(...returned, referralCompleted()).when(decideReturnReferral, giveBack, { rules }).then(referralReturned()))
  it('says no while it is with the referrer', () => given(...returned).when(decideReturnReferral, giveBack, { rules }).thenRefused('marac.returned-already'))
  it.each([['accepted', open], ['not accepted', notAccepted], ['joined', joined], ['closed', closed]])('says no once it is %s', (_, history) =>
    given(...history).when(decideReturnReferral, giveBack, { rules }).thenRefused('marac.already-decided'))
})
