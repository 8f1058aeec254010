import { londonDate } from '@lantern/clock'
import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import { refusal } from '../actions.refusals.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'
import { tierThatDecides } from '../action/decided.policy.js'

export class AcceptReason {
  constructor(readonly data: { actionId: ActionRef; dueOn: CalendarDate; reason: Sealed<string> }) {}
}

/** The manager or a group accepts why it is late and sets a new date: the escalation ends, and the ladder starts anew from that date. */
export function decideAcceptReason({ data }: AcceptReason, state: Action, { now }: Given): readonly ActionEvent[] {
  const tier = tierThatDecides(state, 'accept-reason')
  if (data.dueOn <= state.dueOn) throw refusal('actions.not-later')
  if (data.dueOn < londonDate(now)) throw refusal('actions.due-in-the-past')
  return [{ type: 'ActionExtended', data: { ...data, from: state.dueOn, decidedBy: tier } }]
}
