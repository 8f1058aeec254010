import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { sealed, specFor } from '@lantern/testing'
import { dutyEnded, dutyGivenTime, dutyId, dutyRaised } from '../duty/duty.examples.js'
import { duty } from '../duty/duty.stream.js'
import { decideAcceptDutyReason, AcceptDutyReason } from './accept-duty-reason.decide.js'

const given = specFor(duty)
const at = { now: '2027-02-09T10:00:00.000Z', rules: exampleRules() }
const accept = (dueOn = '2027-02-22') => new AcceptDutyReason({ dutyId, dueOn, reason: sealed('Their system is down') })
const raised = dutyRaised('tactical-group')

describe('accept why something that is owed is late', () => {
  it('sets a new date, and says which tier did', () => given(raised).when(decideAcceptDutyReason, accept(), at).then(dutyGivenTime()))
  it('ends the escalation, until that date has passed', () => given(raised, dutyGivenTime()).when(decideAcceptDutyReason, accept('2027-03-22'), at).thenRefused('actions.not-raised'))
  it('says no to a date that is not later or has passed, below the manager, and once it has come', () => {
    given(raised).when(decideAcceptDutyReason, accept('2027-01-25'), at).thenRefused('actions.not-later')
    given(raised).when(decideAcceptDutyReason, accept('2027-02-08'), at).thenRefused('actions.due-in-the-past')
    given(dutyRaised('coordinator')).when(decideAcceptDutyReason, accept(), at).thenRefused('actions.not-yet-with-the-manager')
    given(raised, dutyEnded()).when(decideAcceptDutyReason, accept(), at).thenRefused('actions.not-open')
  })
})
