import { londonDate } from '@lantern/clock'
import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from '../actions.refusals.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'
import { tierThatHas } from '../action/raised.policy.js'

export class ChaseAction {
  constructor(readonly data: { actionId: ActionRef; until: CalendarDate; reason: Sealed<string> }) {}
}

/**
 * The Hub asks the agency once more, and the ladder waits for its answer: once at each step and no longer than the rules allow, so that chasing
 * never takes the place of raising.
 */
export function decideChaseAction({ data }: ChaseAction, state: Action, { now, rules }: Given<RulesInForce>): readonly ActionEvent[] {
  const tier = tierThatHas(state, 'chase-action')
  if (state.heldUntil !== undefined) throw refusal('actions.chased-already')
  if (data.until < londonDate(now)) throw refusal('actions.answer-in-the-past')
  if (data.until > dueDate('chaseAnswer', now, rules)) throw refusal('actions.waits-too-long')
  return [{ type: 'EscalationAnswered', data: { ...data, agency: state.agency, tier, answer: 'chase' } }]
}
