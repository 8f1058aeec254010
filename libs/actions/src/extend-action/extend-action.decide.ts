import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import { londonDate } from '@lantern/clock'
import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'

export class ExtendAction {
  constructor(readonly data: { actionId: ActionRef; dueOn: CalendarDate; reason: Sealed<string> }) {}
}

/** More time, with a reason. The first date is kept, and every date between. */
export function decideExtendAction({ data }: ExtendAction, state: Action, { now }: Given): readonly ActionEvent[] {
  if (!allowedBy[state.status].includes('extend-action')) throw refusal('actions.not-open')
  if (data.dueOn <= state.dueOn) throw refusal('actions.not-later')
  if (data.dueOn < londonDate(now)) throw refusal('actions.due-in-the-past')
  return [{ type: 'ActionExtended', data: { ...data, from: state.dueOn } }]
}
