import { endOfLondonDay, workingDaysLate, type HolidayCalendar } from '@lantern/clock'
import { fold, idOf, type CalendarDate } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import { tiers, type Ask, type Tier } from '@lantern/rules'
import { unmetStatuses } from '../action/action.allowed.js'
import type { ActionEvent } from '../action/action.events.js'
import { action } from '../action/action.stream.js'
import type { DutyEvent, DutyKind } from '../duty/duty.events.js'
import { duty } from '../duty/duty.stream.js'

/** What had reached which step of the ladder. References and agencies only. */
export interface Escalation {
  readonly ref: string
  readonly kind: 'action' | DutyKind
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

type Late = ActionEvent | DutyEvent

/**
 * The escalations that stood at the end of a London day, by what had been recorded by then: the same answer whenever it is asked. The
 * highest step first, then the longest overdue.
 */
export function escalationsAsAt(streams: Iterable<readonly StoredOf<Late>[]>, date: CalendarDate, calendar: HolidayCalendar): readonly Escalation[] {
  const end = endOfLondonDay(date)
  const standing: Escalation[] = []
  for (const events of streams) {
    const known = events.filter(({ recordedAt }) => recordedAt < end)
    const last = known.findLast(({ type }) => dated.includes(type))
    if (last?.type !== 'ActionEscalated' && last?.type !== 'DutyEscalated') continue
    const { kind, agency, dueOn, over } = standsOf(known, last)
    if (over) continue
    const { tier, stepDueOn, askedOf, asks = null } = last.data
    standing.push({ ref: idOf(last.stream), kind, agency, tier, dueOn, workingDaysLate: workingDaysLate(dueOn, date, calendar), openSince: stepDueOn, askedOf, asks })
  }
  return standing.sort((a, b) => tiers.indexOf(b.tier) - tiers.indexOf(a.tier) || order(a.dueOn, b.dueOn) || order(a.ref, b.ref))
}

/** What sets a date, or takes a step from it. */
const dated: readonly string[] = ['ActionEscalated', 'ActionExtended', 'DutyEscalated', 'DutyGivenTime'] satisfies readonly Late['type'][]

function standsOf(known: readonly StoredOf<Late>[], last: StoredOf<Late>): Pick<Escalation, 'kind' | 'agency' | 'dueOn'> & { readonly over: boolean } {
  if (last.type === 'DutyEscalated') {
    const { status, agency, dueOn, closed } = fold(duty, known as readonly DutyEvent[])
    return { kind: last.data.kind, agency, dueOn, over: closed || status !== 'owed' }
  }
  const { status, agency, dueOn, closed } = fold(action, known as readonly ActionEvent[])
  return { kind: 'action', agency, dueOn, over: closed || !unmetStatuses.includes(status) }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
