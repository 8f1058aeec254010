import { londonDate, workingDaysLate } from '@lantern/clock'
import type { Given, Sealed } from '@lantern/decision'
import { type RulesInForce, stepsToCome } from '@lantern/rules'
import { refusal } from '../actions.refusals.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'
import { escalatedTo, isWithinAgency, ladderOf } from '../action/ladder.policy.js'
import { tierThatHas } from '../action/raised.policy.js'

export class RaiseAction {
  constructor(readonly data: { actionId: ActionRef; reason: Sealed<string> }) {}
}

/** Whoever has it raises it to the next tier outside the agency before its day; it climbs on from today with the waits that are left. */
export function decideRaiseAction({ data: { actionId, reason } }: RaiseAction, state: Action, { now, rules }: Given<RulesInForce>): readonly ActionEvent[] {
  tierThatHas(state, 'raise-action')
  const today = londonDate(now)
  const ladder = ladderOf(rules, state.immediateSafety)
  const next = [...stepsToCome(ladder, state, rules.calendar, today)].find(({ tier }) => !isWithinAgency(tier))
  if (next === undefined) throw refusal('actions.at-the-top')
  const step = { tier: next.tier, asks: next.asks, on: today, late: workingDaysLate(state.dueOn, today, rules.calendar) }
  return [{ type: 'ActionEscalated', data: { ...escalatedTo(actionId, state, ladder, step), reason } }]
}
