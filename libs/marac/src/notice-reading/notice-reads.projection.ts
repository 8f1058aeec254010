import { idOf } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { NoticesRead } from './notice-reading.stream.js'

/** How far each person has read what they were told. */
export interface NoticeReadRow {
  readonly reader: string
  readonly up_to: string
}

export const noticeReadsProjection = projection<NoticesRead, NoticeReadRow>({
  name: 'notice_reads',
  version: 1,
  streams: ['noticeReading'],
  key: 'reader',
  columns: { reader: 'text', up_to: 'text' },
  on: {
    NoticesRead: (row, event) => ({ reader: idOf(event.stream), up_to: row && row.up_to > event.data.upTo ? row.up_to : event.data.upTo }),
  },
})
