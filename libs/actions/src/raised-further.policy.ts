import { londonDate, workingDaysLate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { stepsToCome, type RulesInForce } from '@lantern/rules'
import { refusal } from './actions.refusals.js'
import { escalatedTo, isWithinAgency } from './ladder.policy.js'
import { ownTier } from './own-tier.policy.js'
import type { Raised } from './raised-thing.js'
import { tierThatHas } from './tier-that-has.policy.js'

/** Whoever has it raises it to the next tier outside the agency before its day; it climbs on from today with the waits that are left. */
export function raisedFurther(raised: Raised, { now, by, rules }: Given<RulesInForce>) {
  ownTier(tierThatHas(raised), by)
  const today = londonDate(now)
  const ladder = raised.ladder(rules)
  const next = [...stepsToCome(ladder, raised, rules.calendar, today)].find(({ tier }) => !isWithinAgency(tier))
  if (next === undefined) throw refusal('actions.at-the-top')
  return escalatedTo(raised, ladder, { ...next, on: today, late: workingDaysLate(raised.dueOn, today, rules.calendar) })
}
