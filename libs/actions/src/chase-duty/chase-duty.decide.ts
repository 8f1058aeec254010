import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../actions.refusals.js'
import { chased } from '../chased.policy.js'
import type { DutyEvent, DutyRef } from '../duty/duty.events.js'
import type { Duty } from '../duty/duty.state.js'
import { isChased, kindOf } from '../duty/ladder.policy.js'
import { raisedDuty } from '../duty/raised-duty.policy.js'

export class ChaseDuty {
  constructor(readonly data: { dutyId: DutyRef; until: CalendarDate; reason: Sealed<string> }) {}
}

export function decideChaseDuty({ data }: ChaseDuty, state: Duty, given: Given<RulesInForce>): readonly DutyEvent[] {
  if (!isChased(kindOf(state))) throw refusal('actions.hub-owes-it')
  return [{ type: 'DutyAnswered', data: { ...data, ...chased(raisedDuty(state, 'chase-duty'), data.until, given) } }]
}
