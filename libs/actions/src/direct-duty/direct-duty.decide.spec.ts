import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { sealed, specFor } from '@lantern/testing'
import { dutyAnswered, dutyEnded, dutyId, dutyRaised } from '../duty/duty.examples.js'
import { duty } from '../duty/duty.stream.js'
import { decideDirectDuty, DirectDuty } from './direct-duty.decide.js'

const given = specFor(duty)
const at = { now: '2027-02-09T10:00:00.000Z', rules: exampleRules() }
const direct = (until = '2027-03-31') => new DirectDuty({ dutyId, until, reason: sealed('Answer this week') })

describe('direct an agency to do what it owes', () => {
  it('says by when, and has the ladder wait', () =>
    given(dutyRaised('tactical-group')).when(decideDirectDuty, direct(), at).then(dutyAnswered({ tier: 'tactical-group', answer: 'direct', until: '2027-03-31', reason: sealed('Answer this week') })))
  it('says no below the manager, to a day that has passed, and once it has come', () => {
    given(dutyRaised('coordinator')).when(decideDirectDuty, direct(), at).thenRefused('actions.not-yet-with-the-manager')
    given(dutyRaised('tactical-group')).when(decideDirectDuty, direct('2027-02-08'), at).thenRefused('actions.answer-in-the-past')
    given(dutyRaised('tactical-group'), dutyEnded()).when(decideDirectDuty, direct(), at).thenRefused('actions.not-open')
  })
})
