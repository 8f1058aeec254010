import type { CalendarDate, DomainEvent } from '@lantern/decision'

/**
 * Somebody is away from the first of these days until the day before the other, on which they are back: London days, so that it ends by itself. Why is asked of nobody. `deputy`:
 * who of their agency does their work meanwhile; missing when nobody does.
 */
interface Days {
  readonly awayId: string
  readonly user: string
  readonly from: CalendarDate
  readonly until: CalendarDate
  readonly deputy?: string
}
export type AwayRecorded = DomainEvent<'AwayRecorded', Days>
/** Other days, or another deputy: all of it as it holds from now on. */
export type AwayChanged = DomainEvent<'AwayChanged', Days>
/** Back on this day, sooner than was said; on or before the first of the days: it did not come to it. */
export type AwayEnded = DomainEvent<'AwayEnded', { awayId: string; user: string; on: CalendarDate }>

export type AbsenceEvent =
  | AwayRecorded
  | AwayChanged
  | AwayEnded
