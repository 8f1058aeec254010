import { idOf, type CalendarDate } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'

/** One row for each access that was given for a time. It says nothing once its last day has passed: who asks compares the day. */
export interface CaseGrantRow {
  /** Case and request: MC-4T7Q9-XWC2D/AR-9ZZZZ-11111. */
  readonly id: string
  readonly ref: string
  readonly reader: string
  readonly until: CalendarDate
}

export const caseGrantsProjection = projection<MaracCaseEvent, CaseGrantRow>({
  name: 'case_grants',
  version: 1,
  streams: ['maracCase'],
  key: 'id',
  columns: { id: 'text', ref: 'text', reader: 'text', until: 'text' },
  indexes: [['reader', 'until']],
  keysOf: event => (event.type === 'AccessGranted' ? [`${idOf(event.stream)}/${event.data.request}`] : []),
  on: {
    AccessGranted: (_row, event, _open, key) => ({ id: key, ref: idOf(event.stream), reader: event.data.user, until: event.data.until }),
    others: 'ignored',
  },
})
