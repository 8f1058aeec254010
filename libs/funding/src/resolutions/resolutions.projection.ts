import { idOf, type CalendarDate } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { ResolutionEvent, ResolvedBy } from '../resolution/resolution.events.js'

export interface ResolutionRow {
  readonly id: string
  readonly resolved_by: ResolvedBy
  readonly resolved_on: CalendarDate
  readonly item: string
  /** Null when it is no longer held. */
  readonly text: string | null
  readonly recorded_by: string
  readonly in_error: 0 | 1
  readonly error_reason: string | null
}

export const resolutionsProjection = projection<ResolutionEvent, ResolutionRow>({
  name: 'resolutions',
  version: 1,
  streams: ['resolution'],
  key: 'id',
  columns: { id: 'text', resolved_by: 'text', resolved_on: 'text', item: 'text', text: 'text', recorded_by: 'text', in_error: 'integer', error_reason: 'text' },
  indexes: [['resolved_on', 'id']],
  on: {
    ResolutionRecorded: (_row, { stream, by, data: { resolvedBy, on, item, text } }, open) => ({ id: idOf(stream), resolved_by: resolvedBy, resolved_on: on, item, text: open(text) ?? null, recorded_by: by.user, in_error: 0, error_reason: null }),
    ResolutionRecordedInError: (row, { data }, open) => row && { ...row, in_error: 1, error_reason: open(data.reason) ?? null },
  },
})
