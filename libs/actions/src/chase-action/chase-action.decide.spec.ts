import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { sealed, specFor } from '@lantern/testing'
import { accepted, actionClaimedDone, actionEscalated, escalationAnswered, escalationClosed } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { decideChaseAction, ChaseAction } from './chase-action.decide.js'

const given = specFor(action)
const actionId = 'MC-4T7Q9-XWC2D-7KQX'
/** Due on Monday 25 January 2027, with the coordinator since the 28th. */
const raised = [...accepted, actionEscalated({ tier: 'coordinator', stepDueOn: '2027-01-28' })]
const at = { now: '2027-01-28T10:00:00.000Z', rules: exampleRules() }
const chase = (until = '2027-02-03') => new ChaseAction({ actionId, until, reason: sealed('When will the locks be changed?') })

describe('chase the agency of a late action', () => {
  it('asks it once more, and has the ladder wait', () => given(...raised).when(decideChaseAction, chase(), at).then(escalationAnswered()))
  it('is done once at each step, since it takes the place of none', () => {
    given(...raised, escalationAnswered()).when(decideChaseAction, chase(), at).thenRefused('actions.chased-already')
    given(...raised, escalationAnswered(), actionEscalated({ tier: 'marac-manager' })).when(decideChaseAction, chase(), at).then(escalationAnswered({ tier: 'marac-manager' }))
  })
  it('waits no longer than the rules allow, and for no day that has passed', () => {
    given(...raised).when(decideChaseAction, chase('2027-02-04'), at).then(escalationAnswered({ until: '2027-02-04' }))
    given(...raised).when(decideChaseAction, chase('2027-02-05'), at).thenRefused('actions.waits-too-long')
    given(...raised).when(decideChaseAction, chase('2027-01-27'), at).thenRefused('actions.answer-in-the-past')
  })
  it('says no before the coordinator has it, once it is over, and once it is answered for', () => {
    given(...accepted, actionEscalated()).when(decideChaseAction, chase(), at).thenRefused('actions.not-raised')
    given(...raised, escalationClosed()).when(decideChaseAction, chase(), at).thenRefused('actions.not-raised')
    given(...raised, actionClaimedDone()).when(decideChaseAction, chase(), at).thenRefused('actions.not-open')
  })
  it('is the coordinator\'s too while the senior manager of the agency is asked', () =>
    given(...raised, actionEscalated({ tier: 'agency-senior' })).when(decideChaseAction, chase(), at).then(escalationAnswered()))
})
