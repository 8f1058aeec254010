import { idOf, type Instant } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { MaracCaseEvent, Route } from '../marac-case/marac-case.events.js'

/** One row for each request for a meeting. Why it was asked, and why it was answered so, stand on the case. */
export interface MeetingRequestRow {
  readonly id: string
  readonly ref: string
  readonly agency: string
  readonly asked_at: Instant
  readonly answer: Route | null
  readonly answered_at: Instant | null
  /** 1 until it is answered. */
  readonly waiting: 0 | 1
}

export const meetingRequestsProjection = projection<MaracCaseEvent, MeetingRequestRow>({
  name: 'meeting_requests',
  version: 2,
  streams: ['maracCase'],
  key: 'id',
  columns: { id: 'text', ref: 'text', agency: 'text', asked_at: 'text', answer: 'text', answered_at: 'text', waiting: 'integer' },
  indexes: [['waiting', 'asked_at', 'id'], ['agency', 'asked_at', 'id'], ['ref']],
  keysOf: event => {
    if (event.type === 'EntryRecordedInError') return (event.data.kind === 'meeting-request' || event.data.kind === 'meeting-answer') && event.data.about !== undefined ? [event.data.about] : []
    return event.type === 'MeetingRequested' || event.type === 'MeetingRequestAnswered' ? [event.data.requestId] : []
  },
  on: {
    MeetingRequested: (_row, event, _open, key) => ({ id: key, ref: idOf(event.stream), agency: event.by.agency, asked_at: event.recordedAt, answer: null, answered_at: null, waiting: 1 }),
    MeetingRequestAnswered: (row, event) => row && { ...row, answer: event.data.route, answered_at: event.recordedAt, waiting: 0 },
    EntryRecordedInError: (row, event) => (row && event.data.kind === 'meeting-answer' ? { ...row, answer: null, answered_at: null, waiting: 1 } : undefined),
    others: 'ignored',
  },
})
