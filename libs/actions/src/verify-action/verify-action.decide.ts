import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'

export class VerifyAction {
  constructor(readonly data: { actionId: ActionRef }) {}
}

/** The Hub has seen that it was done. */
export function decideVerifyAction({ data }: VerifyAction, state: Action): readonly ActionEvent[] {
  if (!allowedBy[state.status].includes('verify-action')) throw refusal('actions.nothing-claimed')
  return [{ type: 'ActionVerified', data: { actionId: data.actionId } }]
}
