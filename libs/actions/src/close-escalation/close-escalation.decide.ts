import type { Sealed } from '@lantern/decision'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'
import { tierThatDecides } from '../action/decided.policy.js'

export class CloseEscalation {
  constructor(readonly data: { actionId: ActionRef; reason: Sealed<string> }) {}
}

/** The manager or a group decides that it is not raised any further. The action stays with its agency, overdue, until that answers for it. */
export function decideCloseEscalation({ data }: CloseEscalation, state: Action): readonly ActionEvent[] {
  const tier = tierThatDecides(state, 'close-escalation')
  return [{ type: 'EscalationClosed', data: { ...data, agency: state.agency, tier } }]
}
