import { addDays } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'

/** How many were raised in one week, which begins on a Monday. */
export interface Week {
  readonly from: CalendarDate
  readonly reached: number
}

export const weeksShown = 12

/** The Monday of the week of a day. */
export const mondayOf = (day: CalendarDate): CalendarDate => addDays(day, -((new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7))

/** The last weeks up to today, the oldest first; those in which nothing was raised too. */
export function weeklyTrend(days: readonly { readonly day: CalendarDate; readonly count: number }[], today: CalendarDate): readonly Week[] {
  const first = addDays(mondayOf(today), -7 * (weeksShown - 1))
  return Array.from({ length: weeksShown }, (_, i) => {
    const from = addDays(first, 7 * i)
    return { from, reached: days.reduce((sum, { day, count }) => (mondayOf(day) === from ? sum + count : sum), 0) }
  })
}

/** One bar each, drawn in a box of 100 by 40 units: what a picture of the trend needs, beside its table. */
export function barsOf(weeks: readonly Week[]): readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[] {
  const most = Math.max(1, ...weeks.map(({ reached }) => reached))
  const step = 100 / weeks.length
  return weeks.map(({ reached }, i) => {
    const height = Math.round((reached / most) * 380) / 10
    return { x: Math.round(i * step * 10) / 10 + 1, y: Math.round((39 - height) * 10) / 10, width: Math.round((step - 2) * 10) / 10, height }
  })
}
