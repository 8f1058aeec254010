import { idOf, type Instant } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { MessagesRead } from './case-reading.stream.js'

/** One row for each person and case: how far they have read its messages. */
export interface MessageReadRow {
  /** Case and user: MC-4T7Q9-XWC2D/coordinator-1. */
  readonly id: string
  readonly ref: string
  readonly agency: string
  readonly up_to: number
  readonly read_at: Instant
}

export const messageReadsProjection = projection<MessagesRead, MessageReadRow>({
  name: 'message_reads',
  version: 1,
  streams: ['caseReading'],
  key: 'id',
  columns: { id: 'text', ref: 'text', agency: 'text', up_to: 'integer', read_at: 'text' },
  indexes: [['ref', 'agency']],
  keysOf: event => [`${idOf(event.stream)}/${event.by.user}`],
  on: {
    MessagesRead: (row, event, _open, key) => ({
      id: key,
      ref: idOf(event.stream),
      agency: event.by.agency,
      up_to: Math.max(row?.up_to ?? -1, event.data.upTo),
      read_at: event.recordedAt,
    }),
  },
})
