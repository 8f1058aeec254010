import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'
import { raisedAction } from '../action/raised-action.policy.js'
import { givenTime } from '../given-time.policy.js'

export class AcceptReason {
  constructor(readonly data: { actionId: ActionRef; dueOn: CalendarDate; reason: Sealed<string> }) {}
}

export function decideAcceptReason({ data }: AcceptReason, state: Action, given: Given): readonly ActionEvent[] {
  return [{ type: 'ActionExtended', data: { ...data, ...givenTime(raisedAction(state, 'accept-reason'), data.dueOn, given) } }]
}
