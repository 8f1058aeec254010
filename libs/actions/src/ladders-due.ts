import { startOfLondonDay } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { nextStep, NoRuleInForce, type Ladder, type RulesInForce, type RulesNow, type Tier } from '@lantern/rules'

export interface RulesOf {
  readonly rules: RulesInForce
  readonly version: string
}

/** How far something climbed, as a view shows it. */
export interface ClimbRow {
  readonly due_on: CalendarDate
  readonly tier: Tier | null
  readonly tier_on: CalendarDate | null
  readonly held_until: CalendarDate | null
}

/** The rules of each due date. `unruled` is told of one on which none were in force: nothing climbs from it then, and it waits for the next tick. @throws NoRules */
export async function rulesOfDates(rules: RulesNow, dates: Iterable<CalendarDate>, unruled: (on: CalendarDate, error: NoRuleInForce) => void): Promise<ReadonlyMap<CalendarDate, RulesOf>> {
  const found = new Map<CalendarDate, RulesOf>()
  for (const on of new Set(dates))
    try {
      found.set(on, await rules.inForce(startOfLondonDay(on)))
    } catch (error) {
      if (!(error instanceof NoRuleInForce)) throw error
      unruled(on, error)
    }
  return found
}

/**
 * Whether a step may be due that the row does not show as taken: spares reading streams in which nothing is to be done. Ten thousand of them have few different
 * dates and steps, and counting working days is nearly all of the work: each combination is counted once.
 */
export function rememberedNext(rulesOn: ReadonlyMap<CalendarDate, Pick<RulesOf, 'rules'>>, today: CalendarDate, ladderOf: (rules: RulesInForce) => Ladder): (row: ClimbRow) => boolean {
  const known = new Map<string, boolean>()
  return ({ due_on, tier, tier_on, held_until }) => {
    const key = `${due_on} ${tier} ${tier_on} ${held_until}`
    let due = known.get(key)
    if (due === undefined) {
      const rules = rulesOn.get(due_on)?.rules
      const ladder = rules && ladderOf(rules)
      // By which rule a step was taken is not in the row: by another one the next falls due today at the earliest, which is as due.
      const highest = tier === null || tier_on === null ? undefined : { tier, on: tier_on, rule: ladder?.id }
      const next = ladder && nextStep(ladder, { dueOn: due_on, highest, heldUntil: held_until ?? undefined }, rules.calendar, today)
      due = next !== undefined && next.on <= today
      known.set(key, due)
    }
    return due
  }
}
