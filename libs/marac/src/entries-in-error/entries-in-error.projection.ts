import type { ActionEntryRecordedInError, ActionEvent } from '@lantern/actions'
import { idOf, type Instant } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import { projection } from '@lantern/projections'
import type { EntryRecordedInError, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { AnyEntryKind } from '../marac-case/marac-case.words.js'

/** One row for each entry that was recorded in error. What it said, and why it was wrong, are not here. */
export interface EntryInErrorRow {
  /** Case and revision of the entry: MC-4T7Q9-XWC2D/12. Of an action: its reference, and the revision at which the entry was recorded in error. */
  readonly id: string
  /** Of the event that recorded it in error. */
  readonly event: string
  readonly ref: string
  readonly kind: AnyEntryKind
  readonly entered_at: Instant
  readonly entered_by: string
  readonly agency: string
  readonly hidden_at: Instant
  readonly hidden_by: string
  /** 1 when it was a breach, 0 when it was none; null until somebody has assessed it. */
  readonly breach: 0 | 1 | null
  readonly assessed_at: Instant | null
}

/** The reference of an action begins with that of its case. */
const caseOf = (action: string): string => action.slice(0, action.lastIndexOf('-'))

const rowOf = (id: string, ref: string, event: StoredOf<EntryRecordedInError | ActionEntryRecordedInError>): EntryInErrorRow => ({
  id,
  event: event.id,
  ref,
  kind: event.data.kind,
  entered_at: event.data.enteredAt,
  entered_by: event.data.enteredBy.user,
  agency: event.data.enteredBy.agency,
  hidden_at: event.recordedAt,
  hidden_by: event.by.user,
  breach: null,
  assessed_at: null,
})

export const entriesInErrorProjection = projection<MaracCaseEvent | ActionEvent, EntryInErrorRow>({
  name: 'entries_in_error',
  version: 2,
  streams: ['maracCase', 'action'],
  key: 'id',
  columns: { id: 'text', event: 'text', ref: 'text', kind: 'text', entered_at: 'text', entered_by: 'text', agency: 'text', hidden_at: 'text', hidden_by: 'text', breach: 'integer', assessed_at: 'text' },
  indexes: [['hidden_at desc', 'id'], ['assessed_at'], ['ref']],
  keysOf: event => {
    if (event.type === 'ActionEntryRecordedInError') return [`${event.data.actionId}/${event.revision}`]
    if (event.type === 'EntryInErrorAssessed') return [`${event.data.action ?? idOf(event.stream)}/${event.data.entry}`]
    return event.type === 'EntryRecordedInError' ? [`${idOf(event.stream)}/${event.data.entry}`] : []
  },
  on: {
    EntryRecordedInError: (_row, event, _open, key) => rowOf(key, idOf(event.stream), event),
    ActionEntryRecordedInError: (_row, event, _open, key) => rowOf(key, caseOf(event.data.actionId), event),
    EntryInErrorAssessed: (row, event) => row && { ...row, breach: event.data.breach ? 1 : 0, assessed_at: event.recordedAt },
    others: 'ignored',
  },
})
