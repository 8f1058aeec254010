import type { Tier } from '@lantern/rules'
import { refusal } from '../actions.refusals.js'
import { allowedBy, type ActionCommand } from './action.allowed.js'
import type { Action } from './action.state.js'
import { raisedTo } from './ladder.policy.js'

/** The tier that has the action, where this command may follow. @throws Refusal actions.not-open, actions.not-raised */
export function tierThatHas(state: Action, command: ActionCommand): Tier {
  if (!allowedBy[state.status].includes(command)) throw refusal('actions.not-open')
  const tier = raisedTo(state)
  if (tier === undefined) throw refusal('actions.not-raised')
  return tier
}
