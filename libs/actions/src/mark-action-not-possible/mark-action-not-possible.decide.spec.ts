import { describe, it } from '@jest/globals'
import { specFor, sealed } from '@lantern/testing'
import { accepted, actionEscalated, actionNotPossible, declined, done, notPossible, proposed } from '../action/action.examples.js'
import { action } from '../action/action.stream.js'
import { MarkActionNotPossible, decideMarkActionNotPossible } from './mark-action-not-possible.decide.js'

const given = specFor(action)
const actionId = 'MC-4T7Q9-XWC2D-7KQX'
const markNotPossible = new MarkActionNotPossible({ actionId, reason: sealed('She has moved') })

describe('mark an action not possible', () => {
  it.each([['proposed', proposed], ['accepted', accepted], ['declined', declined]])('ends one that is %s, apart from "not done"', (_, history) =>
    given(...history).when(decideMarkActionNotPossible, markNotPossible).then(actionNotPossible()))
  it('says no to its agency once the Hub has it because it is late: that is agreed with the Hub', () => {
    const raised = [...accepted, actionEscalated({ tier: 'coordinator' })]
    given(...raised).when(decideMarkActionNotPossible, markNotPossible, { by: { user: 'h', agency: 'canterbury-housing', roles: ['agency-lead'] } }).thenRefused('actions.raised-to-the-hub')
    given(...raised).when(decideMarkActionNotPossible, markNotPossible).then(actionNotPossible())
  })
  it('says no once it is finished', () =>
    given(...done).when(decideMarkActionNotPossible, markNotPossible).thenRefused('actions.not-open'))
  it('adds nothing to one that is not possible already', () =>
    given(...notPossible).when(decideMarkActionNotPossible, markNotPossible).thenRefused('actions.not-open'))
})
