import type { CalendarDate } from '@lantern/decision'
import type { MeetingTime } from './meeting.events.js'
import { minutesOfDay } from './meeting.words.js'

type Time = Pick<MeetingTime, 'on' | 'startsAt' | 'minutes' | 'chair'> & { readonly area: string }
/** As the view of meetings has them. */
interface Row {
  readonly id: string
  readonly area: string
  readonly held_on: CalendarDate
  readonly starts_at: string
  readonly minutes: number
  readonly chair: string
}

/** Those that are at the same time in one area, or with one chair: each pair once, of meetings in the order in which they are given. */
export function overlappingPairs<Of extends Row>(meetings: readonly Of[]): readonly (readonly [Of, Of])[] {
  return meetings.flatMap((one, index) => {
    const { area, held_on: on, starts_at: startsAt, minutes, chair } = one
    return overlapping({ area, on, startsAt, minutes, chair }, meetings.slice(index + 1)).map(other => [one, other] as const)
  })
}

/** Those of the meetings that are at the same time in the same area, or with the same chair. One that ends when another begins is not. */
export function overlapping<Of extends Row>(time: Time, others: readonly Of[], except?: string): readonly Of[] {
  const from = minutesOfDay(time.startsAt)
  return others.filter(({ id, area, held_on: on, starts_at: startsAt, minutes, chair }) => {
    const since = minutesOfDay(startsAt)
    return id !== except && on === time.on && (area === time.area || chair === time.chair) && from < since + minutes && since < from + time.minutes
  })
}
