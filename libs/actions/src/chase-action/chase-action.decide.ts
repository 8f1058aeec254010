import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'
import { raisedAction } from '../action/raised-action.policy.js'
import { chased } from '../chased.policy.js'

export class ChaseAction {
  constructor(readonly data: { actionId: ActionRef; until: CalendarDate; reason: Sealed<string> }) {}
}

export function decideChaseAction({ data }: ChaseAction, state: Action, given: Given<RulesInForce>): readonly ActionEvent[] {
  return [{ type: 'EscalationAnswered', data: { ...data, ...chased(raisedAction(state, 'chase-action'), data.until, given) } }]
}
