import type { DutyEnding, DutyEvent, DutyRef } from '../duty/duty.events.js'
import type { Duty } from '../duty/duty.state.js'

export class EndDuty {
  constructor(readonly data: { dutyId: DutyRef; because: DutyEnding }) {}
}

/** What was owed has come, or is asked for no longer: its escalation ends with it. Nothing to do is no refusal, since an automation asks. */
export function decideEndDuty({ data }: EndDuty, { status, agency }: Duty): readonly DutyEvent[] {
  return status === 'owed' ? [{ type: 'DutyEnded', data: { ...data, agency } }] : []
}
