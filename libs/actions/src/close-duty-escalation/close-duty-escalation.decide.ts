import type { Given, Sealed } from '@lantern/decision'
import { tierThatDecides } from '../decided.policy.js'
import type { DutyEvent, DutyRef } from '../duty/duty.events.js'
import type { Duty } from '../duty/duty.state.js'
import { raisedDuty } from '../duty/raised-duty.policy.js'

export class CloseDutyEscalation {
  constructor(readonly data: { dutyId: DutyRef; reason: Sealed<string> }) {}
}

/** The manager or a group decides that it is not raised any further. It is owed all the same, until it comes or is asked for no longer. */
export function decideCloseDutyEscalation({ data }: CloseDutyEscalation, state: Duty, { by }: Pick<Given, 'by'>): readonly DutyEvent[] {
  return [{ type: 'DutyEscalationClosed', data: { ...data, agency: state.agency, tier: tierThatDecides(raisedDuty(state, 'close-duty-escalation'), by) } }]
}
