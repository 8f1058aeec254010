import type { CalendarDate, Instant } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { Addressee, LetterEvent } from '../letter/letter.events.js'

/** One row a letter: the outbox. */
export interface LetterRow {
  readonly id: string
  readonly addressee: Addressee
  readonly how: 'digest' | 'at-once'
  readonly day: CalendarDate
  readonly written_at: Instant
  /** Ids of the notices that it tells of. */
  readonly notices: readonly string[]
  readonly ended: 'smtp' | 'notify' | 'needless' | null
  readonly ended_at: Instant | null
}

export const lettersProjection = projection<LetterEvent, LetterRow>({
  name: 'letters',
  version: 1,
  streams: ['letter'],
  key: 'id',
  columns: { id: 'text', addressee: 'text', how: 'text', day: 'text', written_at: 'text', notices: 'json', ended: 'text', ended_at: 'text' },
  indexes: [['ended', 'written_at'], ['written_at desc', 'id']],
  keysOf: event => [event.data.letterId],
  on: {
    LetterWritten: (_row, { data, recordedAt }) => ({ id: data.letterId, addressee: data.to, how: data.how, day: data.day, written_at: recordedAt, notices: data.notices, ended: null, ended_at: null }),
    LetterSent: (row, { data, recordedAt }) => row && { ...row, ended: data.by, ended_at: recordedAt },
    LetterNeedless: (row, { recordedAt }) => row && { ...row, ended: 'needless', ended_at: recordedAt },
  },
})
