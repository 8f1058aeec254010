import { addWorkingDays, workingDaysLate, type HolidayCalendar } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import type { EscalationStep, Ladder } from './rules-at.js'
import { tiers, type Tier } from './shapes.js'

/** The highest step that was taken, the day on which it fell due, and by which rule: undefined of steps recorded before they said so. */
export interface StepTaken {
  readonly tier: Tier
  readonly on: CalendarDate
  readonly rule?: string | undefined
}

/** How far something that is late has climbed since its date was last set. */
export interface Climb {
  readonly dueOn: CalendarDate
  readonly highest?: StepTaken | undefined
  /** The last day on which whoever it was raised to waits for an answer: no step falls due until it has passed. */
  readonly heldUntil?: CalendarDate | undefined
}

/** A step that follows unless it is done by then, with the evidence of that day. */
export interface StepToCome extends EscalationStep {
  readonly on: CalendarDate
  /** Working days past the due date on the day of the step. */
  readonly late: number
}

/**
 * The steps that follow, lowest first, each on its own day: the waits of the ladder, counted from the due date, and from the last step once one was taken. So
 * a step that was taken early moves those above it forward, one that waited for an answer moves them back, and no tier is left out or comes twice. Pure:
 * it serves whatever can be late, an action as well as research, minutes or a review.
 *
 * Where the last step was taken by another rule than this, the next one falls due no sooner than `today`: nothing is dated back to days on which this
 * ladder did not hold (docs/adr/0018).
 */
export function* stepsToCome({ id, value }: Pick<Ladder, 'id' | 'value'>, { dueOn, highest, heldUntil }: Climb, calendar: HolidayCalendar, today: CalendarDate): Generator<StepToCome, void> {
  const reached = highest === undefined ? -1 : tiers.indexOf(highest.tier)
  let at = highest?.on ?? dueOn
  let waited = value.findLast(({ tier }) => tiers.indexOf(tier) <= reached)?.afterWorkingDays ?? 0
  let notBefore = highest !== undefined && highest.rule !== id ? today : dueOn
  if (heldUntil !== undefined) notBefore = later(notBefore, addWorkingDays(heldUntil, 1, calendar).date)
  for (const step of value) {
    if (tiers.indexOf(step.tier) <= reached) continue
    const on = later(addWorkingDays(at, step.afterWorkingDays - waited, calendar).date, notBefore)
    yield { ...step, on, late: workingDaysLate(dueOn, on, calendar) }
    at = on
    waited = step.afterWorkingDays
  }
}

/** The next of them; undefined at the top of the ladder. */
export const nextStep = (ladder: Pick<Ladder, 'id' | 'value'>, climb: Climb, calendar: HolidayCalendar, today: CalendarDate): StepToCome | undefined =>
  stepsToCome(ladder, climb, calendar, today).next().value ?? undefined

/** Every step that is due by this day and not taken yet: after a stop of a week each is still dated by its own day. */
export function stepsDue(ladder: Pick<Ladder, 'id' | 'value'>, climb: Climb, calendar: HolidayCalendar, today: CalendarDate): readonly StepToCome[] {
  const due: StepToCome[] = []
  for (const step of stepsToCome(ladder, climb, calendar, today)) {
    if (step.on > today) break
    due.push(step)
  }
  return due
}

const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b)
