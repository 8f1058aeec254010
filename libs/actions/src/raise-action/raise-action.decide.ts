import type { Given, Sealed } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'
import { raisedAction } from '../action/raised-action.policy.js'
import { raisedFurther } from '../raised-further.policy.js'

export class RaiseAction {
  constructor(readonly data: { actionId: ActionRef; reason: Sealed<string> }) {}
}

export function decideRaiseAction({ data }: RaiseAction, state: Action, given: Given<RulesInForce>): readonly ActionEvent[] {
  return [{ type: 'ActionEscalated', data: { ...data, ...raisedFurther(raisedAction(state, 'raise-action'), given) } }]
}
