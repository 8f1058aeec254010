import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { sealed, specFor } from '@lantern/testing'
import { dutyEnded, dutyEscalationClosed, dutyGivenTime, dutyId, dutyRaised } from '../duty/duty.examples.js'
import { duty } from '../duty/duty.stream.js'
import { decideCloseDutyEscalation, CloseDutyEscalation } from './close-duty-escalation.decide.js'

const given = specFor(duty)
const at = { now: '2027-02-09T10:00:00.000Z', rules: exampleRules() }
const close = () => new CloseDutyEscalation({ dutyId, reason: sealed('The review of the service has it') })
const raised = dutyRaised('tactical-group')

describe('close the escalation of what is owed', () => {
  it('decides that it is not raised any further', () => given(raised).when(decideCloseDutyEscalation, close(), at).then(dutyEscalationClosed()))
  it('happens once, until a new date has passed', () => {
    given(raised, dutyEscalationClosed()).when(decideCloseDutyEscalation, close(), at).thenRefused('actions.not-raised')
    given(raised, dutyEscalationClosed(), dutyGivenTime(), dutyRaised('tactical-group', { dueOn: '2027-02-22' })).when(decideCloseDutyEscalation, close(), at).then(dutyEscalationClosed())
  })
  it('says no below the manager, and once it has come', () => {
    given(dutyRaised('coordinator')).when(decideCloseDutyEscalation, close(), at).thenRefused('actions.not-yet-with-the-manager')
    given(raised, dutyEnded()).when(decideCloseDutyEscalation, close(), at).thenRefused('actions.not-open')
  })
})
