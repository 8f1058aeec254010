import { describe, expect, it } from '@jest/globals'
import { fold } from '@lantern/decision'
import { sealed, specFor } from '@lantern/testing'
import { accepted, actionClaimedDone, actionExtended, actionReturned, claimedDone, done, notDone, proposed } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { ReturnAction, decideReturnAction } from './return-action.decide.js'

const given = specFor(action)
const returned = new ReturnAction({ actionId: 'MC-4T7Q9-XWC2D-7KQX', reason: sealed('The back door still has the old lock') })

describe('return an action that is not done yet', () => {
  it('gives it back to its agency with the reason', () => given(...claimedDone).when(decideReturnAction, returned).then(actionReturned()))
  it('may be done each time that its agency says that it is done', () =>
    given(...claimedDone, actionReturned(), actionClaimedDone()).when(decideReturnAction, returned).then(actionReturned()))
  it.each([['proposed', proposed], ['accepted', accepted], ['returned already', [...claimedDone, actionReturned()]], ['verified', done], ['not done', notDone]])('says no while it is %s', (_, history) =>
    given(...history).when(decideReturnAction, returned).thenRefused('actions.nothing-claimed'))
  it('keeps the dates: what comes back late is late', () =>
    expect(fold(action, [...accepted, actionExtended(), actionClaimedDone(), actionReturned()])).toMatchObject({ status: 'accepted', firstDueOn: '2027-01-25', dueOn: '2027-02-01' }))
})
