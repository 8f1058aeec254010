import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { accepted, actionVerified, claimedDone, done } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { VerifyAction, decideVerifyAction } from './verify-action.decide.js'

const given = specFor(action)
const actionId = 'MC-4T7Q9-XWC2D-7KQX'

describe('verify an action', () => {
  it('ends an action that its agency says is done', () =>
    given(...claimedDone).when(decideVerifyAction, new VerifyAction({ actionId })).then(actionVerified()))
  it.each([['accepted', accepted], ['verified already', done]])('says no when it is only %s', (_, history) =>
    given(...history).when(decideVerifyAction, new VerifyAction({ actionId })).thenRefused('actions.nothing-claimed'))
})
