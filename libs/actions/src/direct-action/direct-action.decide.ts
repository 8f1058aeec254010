import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'
import { raisedAction } from '../action/raised-action.policy.js'
import { directed } from '../directed.policy.js'

export class DirectAction {
  constructor(readonly data: { actionId: ActionRef; until: CalendarDate; reason: Sealed<string> }) {}
}

export function decideDirectAction({ data }: DirectAction, state: Action, given: Given): readonly ActionEvent[] {
  return [{ type: 'EscalationAnswered', data: { ...data, ...directed(raisedAction(state, 'direct-action'), data.until, given) } }]
}
