import type { Sealed } from '@lantern/decision'
import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'

export class ReturnAction {
  constructor(readonly data: { actionId: ActionRef; reason: Sealed<string> }) {}
}

/** The Hub has looked, and it is not done yet: back to its agency with the reason. Its dates stay, so that coming back late is seen as late. */
export function decideReturnAction({ data }: ReturnAction, state: Action): readonly ActionEvent[] {
  if (!allowedBy[state.status].includes('return-action')) throw refusal('actions.nothing-claimed')
  return [{ type: 'ActionReturned', data }]
}
