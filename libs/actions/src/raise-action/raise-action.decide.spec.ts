import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { sealed, specFor } from '@lantern/testing'
import { accepted, actionClaimedDone, actionEscalated, escalationAnswered } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { decideRaiseAction, RaiseAction } from './raise-action.decide.js'

const given = specFor(action)
const actionId = 'MC-4T7Q9-XWC2D-7KQX'
const rule = { id: 'escalation.action-ladder', version: '2019-01-01' }
const raised = [...accepted, actionEscalated({ tier: 'coordinator', stepDueOn: '2027-01-28' })]
const at = { now: '2027-01-28T10:00:00.000Z', rules: exampleRules() }
const raise = () => new RaiseAction({ actionId, reason: sealed('She was threatened again') })

describe('raise a late action', () => {
  it('takes the next step outside its agency today, and says why', () =>
    given(...raised).when(decideRaiseAction, raise(), at).then(actionEscalated({ tier: 'marac-manager', workingDaysLate: 3, stepDueOn: '2027-01-28', askedOf: 'marac-manager', asks: 'decide', rule, reason: sealed('She was threatened again') })))
  it('does so too while an answer is awaited', () =>
    given(...raised, escalationAnswered()).when(decideRaiseAction, raise(), at).then(actionEscalated({ tier: 'marac-manager', workingDaysLate: 3, stepDueOn: '2027-01-28', askedOf: 'marac-manager', asks: 'decide', rule, reason: sealed('She was threatened again') })))
  it('says no at the top, before the coordinator has it, and once it is answered for', () => {
    given(...accepted, actionEscalated({ tier: 'executive-group' })).when(decideRaiseAction, raise(), at).thenRefused('actions.at-the-top')
    given(...accepted, actionEscalated()).when(decideRaiseAction, raise(), at).thenRefused('actions.not-raised')
    given(...raised, actionClaimedDone()).when(decideRaiseAction, raise(), at).thenRefused('actions.not-open')
  })
})
