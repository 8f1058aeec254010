import { idOf, type CalendarDate, type Instant } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { HearingOutcome, MaracCaseEvent } from '../marac-case/marac-case.events.js'

/** One row for each case that came up in a meeting. What was decided stands on the case. */
export interface HearingRow {
  readonly id: string
  readonly meeting: string
  readonly ref: string
  readonly on_day: CalendarDate
  readonly outcome: HearingOutcome
  /** When it was recorded first. */
  readonly heard_at: Instant
}

export const hearingsProjection = projection<MaracCaseEvent, HearingRow>({
  name: 'hearings',
  version: 1,
  streams: ['maracCase'],
  key: 'id',
  columns: { id: 'text', meeting: 'text', ref: 'text', on_day: 'text', outcome: 'text', heard_at: 'text' },
  indexes: [['meeting', 'heard_at'], ['ref']],
  keysOf: event => (event.type === 'CaseHeard' ? [`${event.data.meeting}/${idOf(event.stream)}`] : []),
  on: {
    CaseHeard: (row, event, _open, key) => ({ id: key, meeting: event.data.meeting, ref: idOf(event.stream), on_day: event.data.on, outcome: event.data.outcome, heard_at: row?.heard_at ?? event.recordedAt }),
    others: 'ignored',
  },
})
