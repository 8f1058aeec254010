import { endOfLondonDay, workingDaysLate, type HolidayCalendar } from '@lantern/clock'
import { fold, idOf, type CalendarDate } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import { tiers, type Ask, type Tier } from '@lantern/rules'
import { unmetStatuses } from '../action/action.allowed.js'
import type { ActionEvent } from '../action/action.events.js'
import { action } from '../action/action.stream.js'

/** What had reached which step of the ladder. References and agencies only. */
export interface Escalation {
  readonly ref: string
  readonly kind: 'action'
  readonly agency: string
  /** The highest step taken since the date was last set. */
  readonly tier: Tier
  readonly dueOn: CalendarDate
  readonly workingDaysLate: number
  /** The day on which this step fell due. */
  readonly openSince: CalendarDate
  readonly askedOf: string
  /** What is asked of them; null of a step recorded before that was. */
  readonly asks: Ask | null
}

/**
 * The escalations that stood at the end of a London day, by what had been recorded by then: the same answer whenever it is asked. The
 * highest step first, then the longest overdue.
 */
export function escalationsAsAt(streams: Iterable<readonly StoredOf<ActionEvent>[]>, date: CalendarDate, calendar: HolidayCalendar): readonly Escalation[] {
  const end = endOfLondonDay(date)
  const standing: Escalation[] = []
  for (const events of streams) {
    const known = events.filter(({ recordedAt }) => recordedAt < end)
    const last = known.findLast(({ type }) => type === 'ActionEscalated' || type === 'ActionExtended')
    const { status, agency, dueOn, closed } = fold(action, known as readonly ActionEvent[])
    if (last?.type !== 'ActionEscalated' || closed || !unmetStatuses.includes(status)) continue
    const { tier, stepDueOn, askedOf, asks = null } = last.data
    standing.push({ ref: idOf(last.stream), kind: 'action', agency, tier, dueOn, workingDaysLate: workingDaysLate(dueOn, date, calendar), openSince: stepDueOn, askedOf, asks })
  }
  return standing.sort((a, b) => tiers.indexOf(b.tier) - tiers.indexOf(a.tier) || order(a.dueOn, b.dueOn) || order(a.ref, b.ref))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
