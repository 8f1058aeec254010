import { addDays, startOfLondonDay } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import type { ClockName } from './deadline.js'
import { dueDate } from './due-date.js'
import { NoRuleInForce } from './rules-at.js'
import type { RulesNow } from './rules-now.js'

/** From a moment until another, which is not of it. */
export interface Span {
  readonly from: Instant
  readonly before: Instant
}

/**
 * When that began whose date by the rule alone is this day or before: a span for each version of the rule, the latest first, so that one query finds by its beginning what is late,
 * also where the rule changed.
 */
export async function startedDueBy(rulesNow: RulesNow, clock: ClockName, day: CalendarDate): Promise<readonly Span[]> {
  const spans: Span[] = []
  for (let last = day; ; ) {
    const rules = await inForce(rulesNow, last)
    if (!rules) return spans
    const { version } = rules.clocks[clock]
    while (last >= version && dueDate(clock, startOfLondonDay(last), rules) > day) last = addDays(last, -1)
    if (last >= version) spans.push({ from: startOfLondonDay(version), before: startOfLondonDay(addDays(last, 1)) })
    last = addDays(version, -1)
  }
}

async function inForce(rulesNow: RulesNow, day: CalendarDate) {
  try {
    return (await rulesNow.inForce(startOfLondonDay(day))).rules
  } catch (error) {
    if (error instanceof NoRuleInForce) return undefined
    throw error
  }
}
