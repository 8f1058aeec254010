import type { Given, Sealed } from '@lantern/decision'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'
import { raisedAction } from '../action/raised-action.policy.js'
import { tierThatDecides } from '../decided.policy.js'

export class CloseEscalation {
  constructor(readonly data: { actionId: ActionRef; reason: Sealed<string> }) {}
}

/** The manager or a group decides that it is not raised any further. The action stays with its agency, overdue, until that answers for it. */
export function decideCloseEscalation({ data }: CloseEscalation, state: Action, { by }: Pick<Given, 'by'>): readonly ActionEvent[] {
  const raised = raisedAction(state, 'close-escalation')
  return [{ type: 'EscalationClosed', data: { ...data, agency: raised.agency, tier: tierThatDecides(raised, by) } }]
}
