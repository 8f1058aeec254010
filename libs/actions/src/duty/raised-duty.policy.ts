import type { Raised } from '../raised-thing.js'
import { allowedBy, type DutyCommand } from './duty.allowed.js'
import type { Duty } from './duty.state.js'
import { dutyLadders, dutyRaisedTo, kindOf } from './ladder.policy.js'

/** The duty as this answer of whoever it was raised to sees it. */
export const raisedDuty = (state: Duty, command: DutyCommand): Raised => ({
  ...{ may: allowedBy[state.status].includes(command), tier: dutyRaisedTo(state), agency: state.agency, dueOn: state.dueOn, highest: state.highest, heldUntil: state.heldUntil },
  ladder: dutyLadders[kindOf(state)],
})
