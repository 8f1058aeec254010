import { addDays, mondayOf } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'

/** How many were raised in one week, which begins on a Monday. */
export interface Week {
  readonly from: CalendarDate
  readonly reached: number
}

export const weeksShown = 12

/** The last weeks up to today, the oldest first; those in which nothing was raised too. */
export function weeklyTrend(days: readonly { readonly day: CalendarDate; readonly count: number }[], today: CalendarDate): readonly Week[] {
  const first = addDays(mondayOf(today), -7 * (weeksShown - 1))
  return Array.from({ length: weeksShown }, (_, i) => {
    const from = addDays(first, 7 * i)
    return { from, reached: days.reduce((sum, { day, count }) => (mondayOf(day) === from ? sum + count : sum), 0) }
  })
}
