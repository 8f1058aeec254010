import type { DutyEvent } from '@lantern/actions'
import { idOf, type CalendarDate, type Instant } from '@lantern/decision'
import { projection } from '@lantern/projections'
import { researchDueOn } from '../marac-case/joining/joining.events.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'

/** One row for each agency asked on a case: what an agency has to answer, and who has answered. */
export interface ResearchRow {
  /** Case and agency: MC-4T7Q9-XWC2D/probation. */
  readonly id: string
  readonly ref: string
  readonly agency: string
  readonly requested_at: Instant
  readonly due_on: CalendarDate
  readonly returned_at: Instant | null
  readonly known: 0 | 1 | null
  /** The user who searches now. */
  readonly taken_by: string | null
  /** 1 until it is returned, or the case is closed without it. */
  readonly waiting: 0 | 1
}

export const researchRequestsProjection = projection<MaracCaseEvent | DutyEvent, ResearchRow>({
  name: 'research_requests',
  version: 7,
  streams: ['maracCase', 'duty'],
  key: 'id',
  columns: {
    id: 'text',
    ref: 'text',
    agency: 'text',
    requested_at: 'text',
    due_on: 'text',
    returned_at: 'text',
    known: 'integer',
    taken_by: 'text',
    waiting: 'integer',
  },
  indexes: [['agency', 'waiting', 'due_on'], ['waiting', 'due_on'], ['ref']],
  keysOf: event => {
    if (event.type === 'DutyGivenTime' && event.data.kind === 'research') return [`${event.data.about}/${event.data.agency}`]
    const ref = idOf(event.stream)
    if (event.type === 'ResearchRequested') return event.data.agencies.map(agency => `${ref}/${agency}`)
    if (event.type === 'ResearchReturned' || event.type === 'ResearchTaken' || event.type === 'ResearchLeft' || event.type === 'ResearchCalledOff') return [`${ref}/${event.data.agency}`]
    if (event.type === 'IncidentAdded') return (event.data.research?.agencies ?? []).map(agency => `${ref}/${agency}`)
    if (event.type === 'EntryRecordedInError' && event.data.kind === 'research-return') return [`${ref}/${event.data.about ?? ''}`]
    if (event.type === 'EntryRecordedInError' && event.data.kind === 'incident') return (event.data.stands.research ?? []).map(({ agency }) => `${ref}/${agency}`)
    if (event.type === 'CaseClosed' || event.type === 'TransferAcknowledged') return event.data.unanswered.map(agency => `${ref}/${agency}`)
    return []
  },
  on: {
    ResearchRequested: (_row, event, _open, key) => ({
      id: key,
      ref: idOf(event.stream),
      agency: key.slice(key.indexOf('/') + 1),
      requested_at: event.recordedAt,
      due_on: event.data.dueOn,
      returned_at: null,
      known: null,
      taken_by: null,
      waiting: 1,
    }),
    ResearchReturned: (row, event) => row && { ...row, returned_at: event.recordedAt, known: event.data.known ? 1 : 0, taken_by: null, waiting: 0 },
    ResearchTaken: (row, event) => row && { ...row, taken_by: event.data.user },
    ResearchLeft: row => row && { ...row, taken_by: null },
    ResearchCalledOff: () => undefined,
    IncidentAdded: (row, event) => row && { ...row, due_on: event.data.research ? researchDueOn(event.data.research, row.agency) : row.due_on },
    EntryRecordedInError: (row, event) => row && event.data.kind === 'incident' ? { ...row, due_on: event.data.stands.research?.find(({ agency }) => agency === row.agency)?.dueOn ?? row.due_on } : row && { ...row, returned_at: null, known: null, waiting: event.data.stands.open ? 1 : 0 },
    DutyGivenTime: (row, event) => row && { ...row, due_on: event.data.dueOn },
    CaseClosed: row => row && { ...row, waiting: 0 },
    TransferAcknowledged: row => row && { ...row, waiting: 0 },
    others: 'ignored',
  },
})
