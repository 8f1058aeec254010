import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import { londonDate } from '@lantern/clock'
import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import { isOwn, raisedTo } from '../action/ladder.policy.js'
import { isDecidedAt } from '../ladder.policy.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'

export class ExtendAction {
  constructor(readonly data: { actionId: ActionRef; dueOn: CalendarDate; reason: Sealed<string> }) {}
}

/** More time, with a reason. The first date is kept, and every date between. Once it was raised outside its agency, that has no say in its date any more; from the manager on they decide. */
export function decideExtendAction({ data }: ExtendAction, state: Action, { now, by }: Given): readonly ActionEvent[] {
  if (!allowedBy[state.status].includes('extend-action')) throw refusal('actions.not-open')
  const tier = raisedTo(state)
  if (tier !== undefined && isOwn(state, by)) throw refusal('actions.raised-to-the-hub')
  if (isDecidedAt(tier)) throw refusal('actions.decided-further-up')
  if (data.dueOn <= state.dueOn) throw refusal('actions.not-later')
  if (data.dueOn < londonDate(now)) throw refusal('actions.due-in-the-past')
  return [{ type: 'ActionExtended', data: { ...data, from: state.dueOn } }]
}
