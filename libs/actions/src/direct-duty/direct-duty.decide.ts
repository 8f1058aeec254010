import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import { directed } from '../directed.policy.js'
import type { DutyEvent, DutyRef } from '../duty/duty.events.js'
import type { Duty } from '../duty/duty.state.js'
import { raisedDuty } from '../duty/raised-duty.policy.js'

export class DirectDuty {
  constructor(readonly data: { dutyId: DutyRef; until: CalendarDate; reason: Sealed<string> }) {}
}

export function decideDirectDuty({ data }: DirectDuty, state: Duty, given: Given): readonly DutyEvent[] {
  return [{ type: 'DutyAnswered', data: { ...data, ...directed(raisedDuty(state, 'direct-duty'), data.until, given) } }]
}
