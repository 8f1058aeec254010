import type { Given, Sealed } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { raisedFurther } from '../raised-further.policy.js'
import type { DutyEvent, DutyRef } from '../duty/duty.events.js'
import type { Duty } from '../duty/duty.state.js'
import { kindOf } from '../duty/ladder.policy.js'
import { raisedDuty } from '../duty/raised-duty.policy.js'

export class RaiseDuty {
  constructor(readonly data: { dutyId: DutyRef; reason: Sealed<string> }) {}
}

export function decideRaiseDuty({ data }: RaiseDuty, state: Duty, given: Given<RulesInForce>): readonly DutyEvent[] {
  const { about, area, missed } = state
  return [{ type: 'DutyEscalated', data: { ...data, ...raisedFurther(raisedDuty(state, 'raise-duty'), given), kind: kindOf(state), about, ...(area !== undefined && { area }), ...(missed !== undefined && { missed }) } }]
}
