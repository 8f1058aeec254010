import { addWorkingDays, isOverdue, londonDate, startOfLondonDay } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import type { RulesInForce, Tier } from '@lantern/rules'
import { unmetStatuses } from '../action/action.allowed.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'

export class EscalateAction {
  constructor(readonly data: { actionId: ActionRef }) {}
}

/** Within the agency first: it is accountable for its actions (Cumbria); then the tiers of the partnership. */
const withinAgency: readonly Tier[] = ['owner', 'agency-lead', 'agency-senior']

/**
 * Takes every step of the ladder that is due by now and not taken yet, lowest first, each as of the day it fell due: after a stop of a week
 * the record reads as if nobody had been away. Nothing to do is no refusal, since an automation asks.
 */
export function decideEscalateAction(
  { data: { actionId } }: EscalateAction,
  state: Action,
  { now, rules: { calendar, escalation } }: Given<RulesInForce>,
): readonly ActionEvent[] {
  const today = londonDate(now)
  if (!unmetStatuses.includes(state.status) || !isOverdue(state.dueOn, today)) return []
  return escalation.actionOverdue.value
    .map(({ tier, afterWorkingDays }) => ({ tier, afterWorkingDays, on: addWorkingDays(state.dueOn, afterWorkingDays, calendar).date }))
    .filter(({ tier, on }) => on <= today && !state.climbed.includes(tier))
    .map(({ tier, afterWorkingDays, on }) => ({
      type: 'ActionEscalated',
      data: {
        actionId,
        agency: state.agency,
        tier,
        dueOn: state.dueOn,
        workingDaysLate: afterWorkingDays,
        stepDueOn: on,
        askedOf: withinAgency.includes(tier) ? state.agency : tier,
      },
      happenedAt: startOfLondonDay(on),
    }))
}
