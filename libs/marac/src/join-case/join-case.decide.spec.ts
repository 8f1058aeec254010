import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { closed, joined, notAccepted, open, referralJoined, referred } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { decideJoinCase, JoinCase } from './join-case.decide.js'

const given = specFor(maracCase)
const join = (openOfPair = ['MC-9ZZZZ-11111']) => new JoinCase({ ...referralJoined().data, openOfPair })

describe('join a referral to the open case of its pair', () => {
  it('is how a further incident is taken up', () => given(...referred).when(decideJoinCase, join()).then(referralJoined()))
  it('says no of a case that is not open, or of other people', () => given(...referred).when(decideJoinCase, join([])).thenRefused('marac.not-an-open-case-of-the-pair'))
  it.each([['accepted', open], ['not accepted', notAccepted], ['joined', joined], ['closed', closed]])('says no once it is %s', (_, history) => given(...history).when(decideJoinCase, join()).thenRefused('marac.already-decided'))
})
