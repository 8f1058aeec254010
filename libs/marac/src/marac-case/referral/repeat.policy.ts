import { londonDate } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import type { CaseRef } from '../marac-case.refs.js'

/** A referral as a repeat is worked out from it: `topics` are the keys that were ticked on the risk checklist. */
export interface PairReferral {
  readonly ref: CaseRef
  readonly at: Instant
  readonly topics: readonly string[]
}

/** The referral that another one repeats, and the versions of the two rules that say so. */
export interface RepeatOf {
  readonly case: CaseRef
  readonly referredOn: CalendarDate
  readonly definition: CalendarDate
  readonly window: CalendarDate
}

/** What decides on a repeat: the rules of the day of the referral, since a case is judged by what held when the fact happened. */
export type RepeatRules = Pick<RulesInForce, 'repeat' | 'clocks' | 'calendar'>

/** A referral with the others of the same victim and perpetrator, and the rules of the day it was made: what the rule of triage is told. */
export interface PairSoFar {
  readonly referral: PairReferral
  readonly earlier: readonly PairReferral[]
  readonly rules: RepeatRules
}

/**
 * Whether a referral is a repeat: it tells of a further incident between the same victim and perpetrator within so many months of the date of
 * their last referral (SafeLives). `earlier` are the other referrals of that pair. The last one counts, so each repeat starts the time anew.
 */
export function repeatOf(referral: PairReferral, earlier: readonly Omit<PairReferral, 'topics'>[], rules: RepeatRules): RepeatOf | undefined {
  const { incident } = rules.repeat.definition.value
  if (incident !== 'any' && !referral.topics.some(topic => incident.includes(topic))) return undefined
  const last = earlier.filter(({ ref, at }) => at < referral.at && ref !== referral.ref).toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
  if (last === undefined || londonDate(referral.at) > dueDate('repeatWindow', last.at, rules)) return undefined
  return { case: last.ref, referredOn: londonDate(last.at), definition: rules.repeat.definition.version, window: rules.clocks.repeatWindow.version }
}
