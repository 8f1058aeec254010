import { addDays, isOverdue, mondayOf } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import { comingKinds, type Coming, type ComingKind } from './coming-kinds.policy.js'

/** Days that are looked ahead: thirteen weeks, this one with them. */
export const weeksAhead = 13

export interface Week {
  /** Its Monday; of what is overdue already none. */
  readonly from: CalendarDate | undefined
  readonly counts: Readonly<Record<ComingKind, number>>
  readonly total: number
}

/** The last day that is looked at: the Sunday of the last week. */
export const lastDay = (today: CalendarDate): CalendarDate => addDays(mondayOf(today), weeksAhead * 7 - 1)

/** What is overdue, then each week, empty ones too. What was due earlier this week stands with what is overdue: due today is not overdue. */
export function byWeek(coming: readonly Coming[], today: CalendarDate): readonly Week[] {
  const first = mondayOf(today)
  const weeks = [undefined, ...Array.from({ length: weeksAhead }, (_, i) => addDays(first, i * 7))]
  return weeks.map(from => {
    const of = coming.filter(({ on }) => (from === undefined ? isOverdue(on, today) : !isOverdue(on, today) && mondayOf(on) === from))
    const counts = Object.fromEntries((Object.keys(comingKinds) as ComingKind[]).map(kind => [kind, of.reduce((sum, each) => sum + (each.kind === kind ? each.count : 0), 0)])) as Record<ComingKind, number>
    return { from, counts, total: of.reduce((sum, { count }) => sum + count, 0) }
  })
}
