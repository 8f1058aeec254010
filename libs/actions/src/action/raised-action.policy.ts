import type { Raised } from '../raised-thing.js'
import { allowedBy, type ActionCommand } from './action.allowed.js'
import type { Action } from './action.state.js'
import { ladderOf, raisedTo } from './ladder.policy.js'

/** The action as this answer of whoever it was raised to sees it. */
export const raisedAction = (state: Action, command: ActionCommand): Raised => ({
  ...{ may: allowedBy[state.status].includes(command), tier: raisedTo(state), agency: state.agency, dueOn: state.dueOn, highest: state.highest, heldUntil: state.heldUntil },
  ladder: rules => ladderOf(rules, state.immediateSafety),
})
