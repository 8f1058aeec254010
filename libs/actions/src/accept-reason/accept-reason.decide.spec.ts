import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { sealed, specFor } from '@lantern/testing'
import { accepted, actionClaimedDone, actionEscalated, actionExtended } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { decideAcceptReason, AcceptReason } from './accept-reason.decide.js'

const given = specFor(action)
const actionId = 'MC-4T7Q9-XWC2D-7KQX'
const raised = [...accepted, actionEscalated({ tier: 'marac-manager' })]
const at = { now: '2027-02-09T10:00:00.000Z', rules: exampleRules() }
const accept = (dueOn = '2027-02-22') => new AcceptReason({ actionId, dueOn, reason: sealed('The locksmith is ill') })

describe('accept why an action is late', () => {
  it('sets a new date, and says which tier did', () => given(...raised).when(decideAcceptReason, accept(), at).then(actionExtended({ dueOn: '2027-02-22', decidedBy: 'marac-manager' })))
  it('ends the escalation: there is nothing more to decide on', () =>
    given(...raised, actionExtended({ dueOn: '2027-02-22', decidedBy: 'marac-manager' })).when(decideAcceptReason, accept('2027-03-22'), at).thenRefused('actions.not-raised'))
  it.each(['2027-01-25', '2027-01-20'])('says no to %s, which is not later', dueOn => given(...raised).when(decideAcceptReason, accept(dueOn), at).thenRefused('actions.not-later'))
  it('says no to a day that has passed, below the manager, and once it is answered for', () => {
    given(...raised).when(decideAcceptReason, accept('2027-02-08'), at).thenRefused('actions.due-in-the-past')
    given(...accepted, actionEscalated({ tier: 'coordinator' })).when(decideAcceptReason, accept(), at).thenRefused('actions.not-yet-with-the-manager')
    given(...raised, actionClaimedDone()).when(decideAcceptReason, accept(), at).thenRefused('actions.not-open')
  })
})
