import type { Sealed } from '@lantern/decision'
import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'

export class ReassignAction {
  /** `without`: the agencies that may be sent nothing, because they left or their information sharing agreement is not in force. */
  constructor(readonly data: { actionId: ActionRef; agency: string; reason: Sealed<string>; without: readonly string[] }) {}
}

/**
 * An action belongs to its agency first, so that it waits with nobody when that leaves: the Hub gives it to another, which accepts it or declines. The dates stay and the
 * ladder goes on from where it was, since the victim has waited all that time. What was said to be done is verified, or returned, before.
 */
export function decideReassignAction({ data: { without, ...data } }: ReassignAction, state: Action): readonly ActionEvent[] {
  if (!allowedBy[state.status].includes('reassign-action')) throw refusal('actions.not-open')
  if (data.agency === state.agency) throw refusal('actions.has-it')
  if (without.includes(data.agency)) throw refusal('actions.no-agreement')
  return [{ type: 'ActionReassigned', data: { ...data, from: state.agency } }]
}
