import { idOf, type CalendarDate, type Instant } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { AccessRequestEvent } from '../access-request/access-request.events.js'
import type { AccessScope, MaracCaseEvent } from '../marac-case/marac-case.events.js'

/** One row for each request for access. Why it was asked stays sealed in its stream. */
export interface AccessRequestRow {
  readonly id: string
  /** The reference that was typed: there may be no such case. */
  readonly ref: string
  readonly reader: string
  readonly agency: string
  readonly scope: AccessScope
  /** As asked; once it is given, as given. */
  readonly until: CalendarDate
  readonly asked_until: CalendarDate
  readonly asked_at: Instant
  readonly status: 'waiting' | 'given' | 'not-given'
  readonly answered_at: Instant | null
  readonly answered_by: string | null
}

/** The answer that gives access is the case's, the one that does not is the request's. */
export const accessRequestsProjection = projection<AccessRequestEvent | MaracCaseEvent, AccessRequestRow>({
  name: 'access_requests',
  version: 1,
  streams: ['accessRequest', 'maracCase'],
  key: 'id',
  columns: { id: 'text', ref: 'text', reader: 'text', agency: 'text', scope: 'text', until: 'text', asked_until: 'text', asked_at: 'text', status: 'text', answered_at: 'text', answered_by: 'text' },
  indexes: [['status', 'until'], ['reader', 'asked_at'], ['ref', 'status']],
  keysOf: event => {
    if (event.type === 'AccessGranted') return [event.data.request]
    return event.type === 'AccessRequested' || event.type === 'AccessRefused' ? [idOf(event.stream)] : []
  },
  on: {
    AccessRequested: (_row, event, _open, key) => ({
      id: key,
      ref: event.data.caseId,
      reader: event.by.user,
      agency: event.by.agency,
      scope: event.data.scope,
      until: event.data.until,
      asked_until: event.data.until,
      asked_at: event.recordedAt,
      status: 'waiting',
      answered_at: null,
      answered_by: null,
    }),
    // A refusal that was overtaken by a grant takes nothing away.
    AccessRefused: (row, event) => row && (row.status === 'given' ? row : { ...row, status: 'not-given', answered_at: event.recordedAt, answered_by: event.by.user }),
    AccessGranted: (row, event) => row && { ...row, status: 'given', until: event.data.until, answered_at: event.recordedAt, answered_by: event.by.user },
    others: 'ignored',
  },
})
