import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { sealed, specFor } from '@lantern/testing'
import { accepted, actionClaimedDone, actionEscalated, actionExtended, escalationClosed } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { decideCloseEscalation, CloseEscalation } from './close-escalation.decide.js'

const given = specFor(action)
const actionId = 'MC-4T7Q9-XWC2D-7KQX'
const raised = [...accepted, actionEscalated({ tier: 'tactical-group' })]
const at = { rules: exampleRules() }
const close = () => new CloseEscalation({ actionId, reason: sealed('The review of the service has it') })

describe('close an escalation', () => {
  it('decides that it is not raised any further', () => given(...raised).when(decideCloseEscalation, close(), at).then(escalationClosed()))
  it('happens once, until a new date has passed', () => {
    given(...raised, escalationClosed()).when(decideCloseEscalation, close(), at).thenRefused('actions.not-raised')
    given(...raised, escalationClosed(), actionExtended(), actionEscalated({ tier: 'tactical-group' })).when(decideCloseEscalation, close(), at).then(escalationClosed())
  })
  it('says no below the manager, and once it is answered for', () => {
    given(...accepted, actionEscalated({ tier: 'coordinator' })).when(decideCloseEscalation, close(), at).thenRefused('actions.not-yet-with-the-manager')
    given(...raised, actionClaimedDone()).when(decideCloseEscalation, close(), at).thenRefused('actions.not-open')
  })
})
