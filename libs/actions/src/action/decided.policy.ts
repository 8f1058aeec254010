import type { Tier } from '@lantern/rules'
import { refusal } from '../actions.refusals.js'
import type { ActionCommand } from './action.allowed.js'
import type { Action } from './action.state.js'
import { isDecidedAt } from './ladder.policy.js'
import { tierThatHas } from './raised.policy.js'

/** The tier that has the action, where that is the manager or a group. @throws Refusal actions.not-open, actions.not-raised, actions.not-yet-with-the-manager */
export function tierThatDecides(state: Action, command: ActionCommand): Tier {
  const tier = tierThatHas(state, command)
  if (!isDecidedAt(tier)) throw refusal('actions.not-yet-with-the-manager')
  return tier
}
