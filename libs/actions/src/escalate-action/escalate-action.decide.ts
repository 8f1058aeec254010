import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { unmetStatuses } from '../action/action.allowed.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import { ladderOf } from '../action/ladder.policy.js'
import type { Action } from '../action/action.state.js'
import { stepsTaken } from '../stepped.policy.js'

export class EscalateAction {
  constructor(readonly data: { actionId: ActionRef }) {}
}

/**
 * Takes every step of the ladder that is due by now and not taken yet, lowest first, each as of the day it fell due: after a stop of a week
 * the record reads as if nobody had been away. The rules are those in force on the due date, so that a new version touches only what falls due after it.
 * Nothing to do is no refusal, since an automation asks.
 */
export function decideEscalateAction({ data: { actionId } }: EscalateAction, state: Action, { now, rules }: Given<RulesInForce>): readonly ActionEvent[] {
  const today = londonDate(now)
  if (!unmetStatuses.includes(state.status) || state.closed || state.dueOn > today) return []
  const ladder = ladderOf(rules, state.immediateSafety)
  return stepsTaken(ladder, state, rules, today).map(({ said, happenedAt }) => ({ type: 'ActionEscalated', data: { actionId, ...said }, happenedAt }))
}
