import { idOf, type CalendarDate, type Instant, type Open } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { AgendaPart, Invitee, MeetingEvent, MeetingKind, MeetingTime } from '../meeting/meeting.events.js'
import type { Meeting } from '../meeting/meeting.state.js'

/** One row a meeting. Which cases it is to hear stands with the cases. */
export interface MeetingRow {
  readonly id: string
  readonly area: string
  readonly kind: MeetingKind
  readonly held_on: CalendarDate
  /** London, HH:MM. */
  readonly starts_at: string
  readonly minutes: number
  readonly chair: string
  readonly place: string | null
  readonly agenda_due_on: CalendarDate
  /** When it was given its day, and with it the date of its agenda. */
  readonly set_at: Instant
  readonly status: Exclude<Meeting['status'], 'none'>
  /** References of cases as somebody put them in order; others follow. */
  readonly case_order: readonly string[]
  /** Of the agenda that went out last; 0 until one did. */
  readonly version: number
  readonly issued_at: Instant | null
  /** Users who are down as observers of the whole meeting. */
  readonly observers: readonly string[]
  /** When it began and when it ended; null until then. */
  readonly opened_at: Instant | null
  readonly closed_at: Instant | null
  /** By when its minutes are to be out; null until it is over. */
  readonly minutes_due_on: CalendarDate | null
  /** Of the minutes that went out last; 0 until some did. */
  readonly minutes_version: number
  readonly minutes_issued_at: Instant | null
  readonly issued: readonly { readonly ref: string; readonly part: AgendaPart }[]
  /** Other business, in order. `text` is null when it is no longer held. */
  readonly other: readonly { readonly id: string; readonly text: string | null }[]
  /** Who was told last that they are invited. */
  readonly invited: readonly Invitee[]
  readonly told_at: Instant | null
  /** Cases that were listed since the agenda went out, and of which those invited were told. */
  readonly told_of: readonly string[]
}

const timeOf = ({ on, startsAt, minutes, chair, agendaDueOn, place }: MeetingTime, open: Open) => ({ held_on: on, starts_at: startsAt, minutes, chair, place: (place && open(place)) ?? null, agenda_due_on: agendaDueOn })

export const meetingsProjection = projection<MeetingEvent, MeetingRow>({
  name: 'meetings',
  version: 7,
  streams: ['meeting'],
  key: 'id',
  columns: {
    id: 'text', area: 'text', kind: 'text', held_on: 'text', starts_at: 'text', minutes: 'integer', chair: 'text', place: 'text', agenda_due_on: 'text', set_at: 'text',
    status: 'text', case_order: 'json', version: 'integer', issued_at: 'text', issued: 'json', other: 'json', invited: 'json', told_at: 'text', told_of: 'json', opened_at: 'text', closed_at: 'text', minutes_due_on: 'text', minutes_version: 'integer', minutes_issued_at: 'text', observers: 'json',
  },
  indexes: [['held_on', 'starts_at', 'id'], ['status', 'held_on']],
  on: {
    MeetingScheduled: (_row, { stream, data, recordedAt }, open) => ({ id: idOf(stream), area: data.area, kind: data.kind, ...timeOf(data, open), set_at: recordedAt, status: 'scheduled', case_order: [], version: 0, issued_at: null, issued: [], other: [], invited: [], told_at: null, told_of: [], opened_at: null, closed_at: null, minutes_due_on: null, minutes_version: 0, minutes_issued_at: null, observers: [] }),
    MeetingMoved: (row, { data, recordedAt }, open) => row && { ...row, ...timeOf(data, open), set_at: recordedAt },
    MeetingCancelled: row => row && { ...row, status: 'cancelled' },
    MeetingOpened: (row, { recordedAt }) => row && { ...row, status: 'open', opened_at: recordedAt },
    AttendanceRecorded: (row, { data: { user, how, caseId } }) => row && (caseId === undefined ? { ...row, observers: [...row.observers.filter(each => each !== user), ...(how === 'observer' ? [user] : [])] } : row),
    VisitorRecorded: 'ignored',
    ConfidentialitySigned: 'ignored',
    MeetingClosed: (row, { data, recordedAt }) => row && { ...row, status: 'closed', closed_at: recordedAt, minutes_due_on: data.minutesDueOn },
    MinutesIssued: (row, { data, recordedAt }) => row && { ...row, minutes_version: data.version, minutes_issued_at: recordedAt },
    MinutesTold: 'ignored',
    AgendaReordered: (row, { data }) => row && { ...row, case_order: data.order },
    AgendaIssued: (row, { data, recordedAt }) => row && { ...row, version: data.version, issued_at: recordedAt, issued: data.cases, told_of: [] },
    OtherBusinessAdded: (row, { data }, open) => row && { ...row, other: [...row.other, { id: data.itemId, text: open(data.text) ?? null }] },
    OtherBusinessChanged: (row, { data }) => row && { ...row, other: data.order.flatMap(id => row.other.find(each => each.id === id) ?? []) },
    ListedCasesTold: (row, { data, recordedAt }) => row && { ...row, invited: [...new Set([...row.invited, ...data.to])].sort(), told_at: recordedAt, told_of: [...row.told_of, ...data.cases] },
    InvitedPeopleTold: (row, { data, recordedAt }) => row && { ...row, invited: data.to, told_at: recordedAt },
  },
})
