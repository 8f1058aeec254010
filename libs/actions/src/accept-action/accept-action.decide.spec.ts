import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { accepted, actionAccepted, declined, done, proposed } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { AcceptAction, decideAcceptAction } from './accept-action.decide.js'

const given = specFor(action)
const actionId = 'MC-4T7Q9-XWC2D-7KQX'
const housing = { by: { user: 'officer-1', agency: 'canterbury-housing', roles: ['agency-representative'] } }

describe('accept an action', () => {
  it('is recorded for the agency that it was agreed for', () =>
    given(...proposed).when(decideAcceptAction, new AcceptAction({ actionId }), housing).then(actionAccepted()))
  it('is nobody else\'s to accept, not even the Hub\'s', () =>
    given(...proposed).when(decideAcceptAction, new AcceptAction({ actionId })).thenRefused('actions.not-yours'))
  it.each([['accepted', accepted], ['declined', declined], ['finished', done]])('says no once it is %s', (_, history) =>
    given(...history).when(decideAcceptAction, new AcceptAction({ actionId }), housing).thenRefused('actions.already-answered'))
})
