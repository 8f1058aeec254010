import { describe, it } from '@jest/globals'
import { specFor, sealed } from '@lantern/testing'
import { accepted, actionDeclined, proposed } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { DeclineAction, decideDeclineAction } from './decline-action.decide.js'

const given = specFor(action)
const actionId = 'MC-4T7Q9-XWC2D-7KQX'
const housing = { by: { user: 'officer-1', agency: 'canterbury-housing', roles: ['agency-representative'] } }
const declineAction = new DeclineAction({ actionId, reason: sealed('Not our tenant') })

describe('decline an action', () => {
  it('is recorded with its reason', () => given(...proposed).when(decideDeclineAction, declineAction, housing).then(actionDeclined()))
  it('is nobody else\'s to decline', () => given(...proposed).when(decideDeclineAction, declineAction).thenRefused('actions.not-yours'))
  it('says no once it was accepted', () =>
    given(...accepted).when(decideDeclineAction, declineAction, housing).thenRefused('actions.already-answered'))
})
