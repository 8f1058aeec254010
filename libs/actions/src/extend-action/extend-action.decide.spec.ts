import { describe, it } from '@jest/globals'
import { specFor, sealed } from '@lantern/testing'
import { accepted, actionEscalated, actionExtended, done } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { ExtendAction, decideExtendAction } from './extend-action.decide.js'

const given = specFor(action)
const actionId = 'MC-4T7Q9-XWC2D-7KQX'
const extendAction = (dueOn = '2027-02-01') => new ExtendAction({ actionId, dueOn, reason: sealed('The locksmith is ill') })

describe('extend an action', () => {
  it('sets a later date and keeps the one before', () => given(...accepted).when(decideExtendAction, extendAction()).then(actionExtended()))
  it('counts a second extension from the date in force', () =>
    given(...accepted, actionExtended())
      .when(decideExtendAction, extendAction('2027-02-08'))
      .then(actionExtended({ from: '2027-02-01', dueOn: '2027-02-08' })))
  it.each(['2027-01-25', '2027-01-20'])('says no to %s, which is not later', dueOn =>
    given(...accepted).when(decideExtendAction, extendAction(dueOn)).thenRefused('actions.not-later'))
  it('says no to a date that has passed, however late the action is', () =>
    given(...accepted)
      .when(decideExtendAction, extendAction('2027-02-01'), { now: '2027-03-01T09:00:00.000Z' })
      .thenRefused('actions.due-in-the-past'))
  it('says no to its agency once the Hub has it, and to the Hub too once the manager has', () => {
    const [ours, hub] = [{ by: { user: 'h', agency: 'canterbury-housing', roles: ['agency-lead'] } }, { by: { user: 'c', agency: 'hub', roles: ['coordinator'] } }]
    const coordinator = [...accepted, actionEscalated({ tier: 'coordinator' })]
    given(...coordinator).when(decideExtendAction, extendAction(), ours).thenRefused('actions.raised-to-the-hub')
    given(...coordinator).when(decideExtendAction, extendAction(), hub).then(actionExtended())
    given(...accepted, actionEscalated()).when(decideExtendAction, extendAction(), ours).then(actionExtended())
    given(...accepted, actionEscalated({ tier: 'marac-manager' })).when(decideExtendAction, extendAction(), hub).thenRefused('actions.decided-further-up')
  })
  it('says no once it is finished', () => given(...done).when(decideExtendAction, extendAction()).thenRefused('actions.not-open'))
})
