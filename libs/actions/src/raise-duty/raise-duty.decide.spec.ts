import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { sealed, specFor } from '@lantern/testing'
import { dutyEnded, dutyEscalated, dutyId, dutyRaised } from '../duty/duty.examples.js'
import { duty } from '../duty/duty.stream.js'
import { decideRaiseDuty, RaiseDuty } from './raise-duty.decide.js'

const given = specFor(duty)
const at = { now: '2027-02-09T10:00:00.000Z', rules: exampleRules() }
const raise = () => new RaiseDuty({ dutyId, reason: sealed('She was threatened again') })

describe('raise what is owed', () => {
  it('takes the next step outside its agency today, and says why', () =>
    given(dutyRaised('coordinator', { stepDueOn: '2027-01-28' })).when(decideRaiseDuty, raise(), at).then(dutyRaised('marac-manager', { workingDaysLate: 11, stepDueOn: '2027-02-09', reason: sealed('She was threatened again') })))
  it('says no at the top, before the coordinator has it, and once it has come', () => {
    given(dutyRaised('executive-group')).when(decideRaiseDuty, raise(), at).thenRefused('actions.at-the-top')
    given(dutyEscalated()).when(decideRaiseDuty, raise(), at).thenRefused('actions.not-raised')
    given(dutyRaised('coordinator'), dutyEnded()).when(decideRaiseDuty, raise(), at).thenRefused('actions.not-open')
  })
})
