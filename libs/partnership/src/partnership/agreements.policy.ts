import { addDays } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import type { AgreementStanding } from '@lantern/web-kit'
import type { AgreementEnding } from './partnership.events.js'

/** An information sharing agreement that an agency has signed. */
export interface Agreement {
  readonly reference: string
  readonly signedOn: CalendarDate
  readonly from: CalendarDate
  readonly until: CalendarDate
  readonly ended?: { readonly lastDay: CalendarDate; readonly because: AgreementEnding }
}

/** The last day on which it holds. */
export const lastDayOf = ({ until, ended }: Agreement): CalendarDate => (ended && ended.lastDay < until ? ended.lastDay : until)

const holds = (agreement: Agreement, on: CalendarDate): boolean => agreement.from <= on && on <= lastDayOf(agreement) && agreement.from <= lastDayOf(agreement)

/** Whether one of them holds on a day. One that begins on the day after another ends goes on from it, so that nobody is warned of an end that is none. */
export function standingOn(agreements: readonly Agreement[], on: CalendarDate): AgreementStanding {
  if (!agreements.some(each => holds(each, on))) {
    const ended = agreements.map(lastDayOf).filter(day => day < on).toSorted().at(-1)
    const begins = agreements.filter(each => each.from > on && each.from <= lastDayOf(each)).map(({ from }) => from).toSorted()[0]
    return { inForce: false, ended, begins }
  }
  let until = on
  for (;;) {
    const day = until
    const further = agreements.filter(each => holds(each, day) || holds(each, addDays(day, 1))).map(lastDayOf).toSorted().at(-1) ?? day
    if (further <= day) return { inForce: true, until: day }
    until = further
  }
}
