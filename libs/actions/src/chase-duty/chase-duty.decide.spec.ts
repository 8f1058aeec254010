import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { sealed, specFor } from '@lantern/testing'
import { dutyAnswered, dutyEnded, dutyEscalated, dutyId, dutyRaised } from '../duty/duty.examples.js'
import { duty } from '../duty/duty.stream.js'
import { decideChaseDuty, ChaseDuty } from './chase-duty.decide.js'

const given = specFor(duty)
const at = { now: '2027-02-09T10:00:00.000Z', rules: exampleRules() }
const chase = (until = '2027-02-11') => new ChaseDuty({ dutyId, until, reason: sealed('Please answer by Wednesday') })
const raised = dutyRaised('coordinator')

describe('chase an agency for what it owes', () => {
  it('has the ladder wait until its answer', () => given(raised).when(decideChaseDuty, chase(), at).then(dutyAnswered({ until: '2027-02-11' })))
  it('happens once at each step', () => {
    given(raised, dutyAnswered()).when(decideChaseDuty, chase(), at).thenRefused('actions.chased-already')
    given(raised, dutyAnswered(), dutyRaised('marac-manager')).when(decideChaseDuty, chase(), at).then(dutyAnswered({ tier: 'marac-manager', until: '2027-02-11' }))
  })
  it('is nothing for minutes, which the Hub owes itself', () => given(dutyRaised('coordinator', { kind: 'minutes', about: 'MT-4T7Q9-XWC2D', agency: 'hub' })).when(decideChaseDuty, chase(), at).thenRefused('actions.hub-owes-it'))
  it('says no to a day that has passed or is too far, before the coordinator has it, and once it has come', () => {
    given(raised).when(decideChaseDuty, chase('2027-02-08'), at).thenRefused('actions.answer-in-the-past')
    given(raised).when(decideChaseDuty, chase('2027-02-17'), at).thenRefused('actions.waits-too-long')
    given(dutyEscalated()).when(decideChaseDuty, chase(), at).thenRefused('actions.not-raised')
    given(raised, dutyEnded()).when(decideChaseDuty, chase(), at).thenRefused('actions.not-open')
    given().when(decideChaseDuty, chase(), at).thenRefused('actions.not-open')
  })
})
