import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'

export class DeclineAction {
  constructor(readonly data: { actionId: ActionRef; reason: Sealed<string> }) {}
}

/** An agency may say no, with its reason. The Hub sees it at once: a declined action is still nobody's. */
export function decideDeclineAction({ data }: DeclineAction, state: Action, { by }: Given): readonly ActionEvent[] {
  if (by.agency !== state.agency) throw refusal('actions.not-yours')
  if (!allowedBy[state.status].includes('decline-action')) throw refusal('actions.already-answered')
  return [{ type: 'ActionDeclined', data: data }]
}
