import { londonDate, startOfLondonDay, workingDaysLate } from '@lantern/clock'
import type { CalendarDate, Given } from '@lantern/decision'
import { tiers, type AttendanceStep, type Ladder, type RulesInForce } from '@lantern/rules'
import { stepsTaken } from '../stepped.policy.js'
import type { DutyEvent, DutyKind, DutyRef } from '../duty/duty.events.js'
import { climbedOf, type Climbed, type Duty } from '../duty/duty.state.js'
import { dutyLadders } from '../duty/ladder.policy.js'
import { escalatedTo } from '../ladder.policy.js'

export class EscalateDuty {
  /** What is owed, as it stands where it is owed: `dueOn` is the date of whoever asks for it. */
  constructor(readonly data: { dutyId: DutyRef; kind: DutyKind; about: string; agency: string; dueOn: CalendarDate; steps?: readonly AttendanceStep[]; area?: string }) {}
}

/** Of the steps that were reached, those not taken yet; what was missed before a date that was given is excused. */
const reached = (steps: readonly AttendanceStep[], { highest, dueOn }: Climbed): readonly AttendanceStep[] =>
  steps.filter(({ tier, on }) => (highest === undefined || tiers.indexOf(tier) > tiers.indexOf(highest.tier)) && on >= dueOn)

/** What came in error, after it had been raised, is with whoever had it before: the same step is taken again, as of its own day. Nothing where it had climbed nowhere by this date, or was not to be raised any further. */
const stoodBefore = ({ highest, dueOn }: Climbed, agency: string, ladder: Ladder, { calendar }: Pick<RulesInForce, 'calendar'>) =>
  highest === undefined ? [] : ladder.value.filter(({ tier }) => tier === highest.tier).map(step => escalatedTo({ agency, dueOn }, ladder, { ...step, on: highest.on, late: workingDaysLate(dueOn, highest.on, calendar) }))

/**
 * Takes every step of its ladder that is due by now and not taken yet, as `escalate-action` does: each as of its own day, by the rules in force on the date by which it is
 * owed. Where that date was moved the ladder starts anew. Nothing to do is no refusal, since an automation asks.
 */
export function decideEscalateDuty({ data: { dutyId, kind, about, agency, dueOn, steps, area } }: EscalateDuty, state: Duty, { now, rules }: Given<RulesInForce>): readonly DutyEvent[] {
  const today = londonDate(now)
  const climbed = climbedOf(state, dueOn)
  if (climbed.closed || climbed.dueOn > today) return []
  const ladder = dutyLadders[kind](rules)
  const back = state.status === 'ended' ? stoodBefore(climbed, agency, ladder, rules) : []
  const again: readonly DutyEvent[] = back.map(said => ({ type: 'DutyEscalated', data: { dutyId, kind, about, ...(area !== undefined && { area }), ...said, ...(state.missed !== undefined && { missed: state.missed }) } }))
  if (steps !== undefined) return [...again, ...reached(steps, climbed).map(({ missed, ...step }): DutyEvent => ({ type: 'DutyEscalated', data: { dutyId, kind, about, ...(area !== undefined && { area }), ...escalatedTo({ agency, dueOn: climbed.dueOn }, ladder, { ...step, late: workingDaysLate(climbed.dueOn, step.on, rules.calendar) }), missed }, happenedAt: startOfLondonDay(step.on) }))]
  return [...again, ...stepsTaken(ladder, { agency, ...climbed }, rules, today).map(({ said, happenedAt }): DutyEvent => ({ type: 'DutyEscalated', data: { dutyId, kind, about, ...(area !== undefined && { area }), ...said }, happenedAt }))]
}
