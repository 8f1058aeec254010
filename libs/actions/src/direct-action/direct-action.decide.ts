import { londonDate } from '@lantern/clock'
import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import { refusal } from '../actions.refusals.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'
import { tierThatDecides } from '../action/decided.policy.js'

export class DirectAction {
  constructor(readonly data: { actionId: ActionRef; until: CalendarDate; reason: Sealed<string> }) {}
}

/** The manager or a group says what the agency is to do, and by when. The due date stays: it is late, and stays so. If nothing comes of it the ladder goes on. */
export function decideDirectAction({ data }: DirectAction, state: Action, { now }: Given): readonly ActionEvent[] {
  const tier = tierThatDecides(state, 'direct-action')
  if (data.until < londonDate(now)) throw refusal('actions.answer-in-the-past')
  return [{ type: 'EscalationAnswered', data: { ...data, agency: state.agency, tier, answer: 'direct' } }]
}
