import type { Given } from '@lantern/decision'
import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'

export class AcceptAction {
  constructor(readonly data: { actionId: ActionRef }) {}
}

/** The agency that an action was agreed for takes it on. */
export function decideAcceptAction({ data }: AcceptAction, state: Action, { by }: Given): readonly ActionEvent[] {
  if (by.agency !== state.agency) throw refusal('actions.not-yours')
  if (!allowedBy[state.status].includes('accept-action')) throw refusal('actions.already-answered')
  return [{ type: 'ActionAccepted', data: { actionId: data.actionId } }]
}
