import { londonDate } from '@lantern/clock'
import type { CalendarDate, Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { stepsTaken } from '../stepped.policy.js'
import type { DutyEvent, DutyKind, DutyRef } from '../duty/duty.events.js'
import { climbedOf, type Duty } from '../duty/duty.state.js'
import { dutyLadders } from '../duty/ladder.policy.js'

export class EscalateDuty {
  /** What is owed, as it stands where it is owed: `dueOn` is the date of whoever asks for it. */
  constructor(readonly data: { dutyId: DutyRef; kind: DutyKind; about: string; agency: string; dueOn: CalendarDate }) {}
}

/**
 * Takes every step of its ladder that is due by now and not taken yet, as `escalate-action` does: each as of its own day, by the rules in force on the date by which it is
 * owed. Where that date was moved the ladder starts anew. Nothing to do is no refusal, since an automation asks.
 */
export function decideEscalateDuty({ data: { dutyId, kind, about, agency, dueOn } }: EscalateDuty, state: Duty, { now, rules }: Given<RulesInForce>): readonly DutyEvent[] {
  const today = londonDate(now)
  const climbed = climbedOf(state, dueOn)
  if (climbed.closed || climbed.dueOn > today) return []
  return stepsTaken(dutyLadders[kind](rules), { agency, ...climbed }, rules, today).map(({ said, happenedAt }) => ({ type: 'DutyEscalated', data: { dutyId, kind, about, ...said }, happenedAt }))
}
