import { describe, it } from '@jest/globals'
import { specFor, sealed } from '@lantern/testing'
import { accepted, actionClaimedDone, claimedDone, done, notPossible, proposed } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { ClaimActionDone, decideClaimActionDone } from './claim-action-done.decide.js'

const given = specFor(action)
const actionId = 'MC-4T7Q9-XWC2D-7KQX'
const housing = { by: { user: 'officer-1', agency: 'canterbury-housing', roles: ['agency-representative'] } }
const claimActionDone = new ClaimActionDone({ actionId, evidence: sealed('Locks changed, invoice on file') })

describe('claim an action done', () => {
  it('is recorded with its evidence', () => given(...accepted).when(decideClaimActionDone, claimActionDone, housing).then(actionClaimedDone()))
  it('may hold files', () => {
    const files = [{ fileId: 'f1', content: '0'.repeat(32), size: 12, kind: 'pdf' as const, name: sealed('Invoice.pdf') }]
    const { data } = actionClaimedDone()
    given(...accepted).when(decideClaimActionDone, new ClaimActionDone({ ...claimActionDone.data, files }), housing).then({ type: 'ActionClaimedDone', data: { ...data, files } })
  })
  it('is nobody else\'s to claim', () => given(...accepted).when(decideClaimActionDone, claimActionDone).thenRefused('actions.not-yours'))
  it('asks to accept it first', () => given(...proposed).when(decideClaimActionDone, claimActionDone, housing).thenRefused('actions.accept-first'))
  it.each([['claimed already', claimedDone], ['finished', done], ['not possible', notPossible]])('says no once it is %s', (_, history) =>
    given(...history).when(decideClaimActionDone, claimActionDone, housing).thenRefused('actions.not-open'))
})
