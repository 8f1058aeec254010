import { londonDate } from '@lantern/clock'
import type { CalendarDate, Given } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from './actions.refusals.js'
import type { Raised } from './raised-thing.js'
import { tierThatHas } from './tier-that-has.policy.js'

/**
 * The Hub asks the agency once more, and the ladder waits for its answer: once at each step and no longer than the rules allow, so that chasing
 * never takes the place of raising.
 */
export function chased(raised: Raised, until: CalendarDate, { now, rules }: Given<RulesInForce>) {
  const tier = tierThatHas(raised)
  if (raised.heldUntil !== undefined) throw refusal('actions.chased-already')
  if (until < londonDate(now)) throw refusal('actions.answer-in-the-past')
  if (until > dueDate('chaseAnswer', now, rules)) throw refusal('actions.waits-too-long')
  return { agency: raised.agency, tier, answer: 'chase', until } as const
}
