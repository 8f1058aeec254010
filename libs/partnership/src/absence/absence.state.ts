import { foldBy, type CalendarDate } from '@lantern/decision'
import type { AbsenceEvent } from './absence.events.js'

export interface Away {
  readonly id: string
  readonly from: CalendarDate
  /** The first day back. */
  readonly until: CalendarDate
  readonly deputy?: string | undefined
}

/** When one person is away. */
export interface Absence {
  readonly status: 'none' | 'said'
  /** In the order in which they were recorded. */
  readonly aways: readonly Away[]
}

export const initialState: Absence = { status: 'none', aways: [] }

const awayIn = ({ awayId: id, from, until, deputy }: { readonly awayId: string } & Omit<Away, 'id'>): Away => ({ id, from, until, deputy })

export const evolve = foldBy<AbsenceEvent, Absence>({
  AwayRecorded: ({ aways }, { data }) => ({ status: 'said', aways: [...aways, awayIn(data)] }),
  AwayChanged: ({ aways }, { data }) => ({ status: 'said', aways: aways.map(each => (each.id === data.awayId ? awayIn(data) : each)) }),
  AwayEnded: ({ aways }, { data: { awayId, on } }) => ({
    status: 'said',
    aways: aways.flatMap(each => (each.id !== awayId ? [each] : on <= each.from ? [] : [{ ...each, until: on < each.until ? on : each.until }])),
  }),
})
