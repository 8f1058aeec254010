import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { sealed, specFor } from '@lantern/testing'
import { accepted, actionClaimedDone, actionEscalated, escalationAnswered } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { decideDirectAction, DirectAction } from './direct-action.decide.js'

const given = specFor(action)
const actionId = 'MC-4T7Q9-XWC2D-7KQX'
const raised = [...accepted, actionEscalated({ tier: 'tactical-group' })]
const at = { now: '2027-02-09T10:00:00.000Z', rules: exampleRules() }
const direct = (until = '2027-03-31') => new DirectAction({ actionId, until, reason: sealed('Change the locks this week') })

describe('direct the agency of a late action', () => {
  it('says what it is to do and by when, and has the ladder wait', () =>
    given(...raised).when(decideDirectAction, direct(), at).then(escalationAnswered({ tier: 'tactical-group', answer: 'direct', until: '2027-03-31', reason: sealed('Change the locks this week') })))
  it('is said again where more is needed', () =>
    given(...raised, escalationAnswered({ answer: 'direct' })).when(decideDirectAction, direct('2027-04-01'), at).then(escalationAnswered({ tier: 'tactical-group', answer: 'direct', until: '2027-04-01', reason: sealed('Change the locks this week') })))
  it('says no below the manager, for a day that has passed, and once it is answered for', () => {
    given(...accepted, actionEscalated({ tier: 'coordinator' })).when(decideDirectAction, direct(), at).thenRefused('actions.not-yet-with-the-manager')
    given(...raised).when(decideDirectAction, direct('2027-02-08'), at).thenRefused('actions.answer-in-the-past')
    given(...raised, actionClaimedDone()).when(decideDirectAction, direct(), at).thenRefused('actions.not-open')
  })
})
