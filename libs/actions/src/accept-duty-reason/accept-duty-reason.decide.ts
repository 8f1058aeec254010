import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import { givenTime } from '../given-time.policy.js'
import type { DutyEvent, DutyRef } from '../duty/duty.events.js'
import type { Duty } from '../duty/duty.state.js'
import { kindOf } from '../duty/ladder.policy.js'
import { raisedDuty } from '../duty/raised-duty.policy.js'

export class AcceptDutyReason {
  constructor(readonly data: { dutyId: DutyRef; dueOn: CalendarDate; reason: Sealed<string> }) {}
}

export function decideAcceptDutyReason({ data }: AcceptDutyReason, state: Duty, given: Given): readonly DutyEvent[] {
  const { agency, about } = state
  return [{ type: 'DutyGivenTime', data: { ...data, ...givenTime(raisedDuty(state, 'accept-duty-reason'), data.dueOn, given), kind: kindOf(state), about, agency } }]
}
