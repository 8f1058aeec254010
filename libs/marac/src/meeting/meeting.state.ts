import { foldBy, type CalendarDate } from '@lantern/decision'
import type { CaseRef } from '../marac-case/marac-case.refs.js'
import type { AgendaPart, AttendanceRecorded, Invitee, MeetingEvent, MeetingKind } from './meeting.events.js'

type Attended = Omit<AttendanceRecorded['data'], 'meetingId'>
/** Whose attendance it is: in the meeting, or in one case. */
export const attendanceKey = ({ user, caseId }: Pick<Attended, 'user' | 'caseId'>): string => (caseId === undefined ? user : `${user}/${caseId}`)

/** What rules need to know of a meeting. Which cases it is to hear is said by the cases; here is their order. */
export interface Meeting {
  readonly status: 'none' | 'scheduled' | 'open' | 'closed' | 'cancelled'
  readonly area: string
  readonly kind: MeetingKind
  /** Missing until it is scheduled. */
  readonly on?: CalendarDate
  readonly startsAt?: string
  readonly minutes: number
  readonly chair: string
  readonly order: readonly CaseRef[]
  /** Of the agenda that went out last; 0 until one did. */
  readonly version: number
  /** Of the minutes that went out last; 0 until some did. */
  readonly minutesVersion: number
  /** Who has signed that it is confidential, on screen. */
  readonly signed: readonly string[]
  /** How people take part, by `user` or `user/case`. */
  readonly attendance: Readonly<Record<string, Attended>>
  /** Ids of those without an account who were written down. */
  readonly visitors: readonly string[]
  /** Whether the meeting was moved since. */
  readonly movedSince: boolean
  readonly issued: readonly { readonly ref: CaseRef; readonly part: AgendaPart }[]
  /** Ids of other business, in order, and whether anything of it changed since the agenda went out. */
  readonly other: readonly string[]
  readonly otherSince: boolean
  /** Cases that were listed since the agenda went out, and of which those invited were told. */
  readonly toldOf: readonly CaseRef[]
  /** Who was told last that they are invited. */
  readonly invited: readonly Invitee[]
}

export const initialState: Meeting = { status: 'none', area: '', kind: 'monthly', minutes: 0, chair: '', order: [], version: 0, minutesVersion: 0, signed: [], attendance: {}, visitors: [], movedSince: false, issued: [], other: [], otherSince: false, toldOf: [], invited: [] }

export const evolve = foldBy<MeetingEvent, Meeting>({
  MeetingScheduled: (_state, { data: { area, kind, on, startsAt, minutes, chair } }) => ({ ...initialState, status: 'scheduled', area, kind, on, startsAt, minutes, chair }),
  MeetingMoved: (state, { data: { on, startsAt, minutes, chair } }) => ({ ...state, on, startsAt, minutes, chair, movedSince: true }),
  MeetingCancelled: state => ({ ...state, status: 'cancelled' }),
  AgendaReordered: (state, { data }) => ({ ...state, order: data.order }),
  AgendaIssued: (state, { data }) => ({ ...state, version: data.version, movedSince: false, otherSince: false, issued: data.cases, toldOf: [] }),
  OtherBusinessAdded: (state, { data }) => ({ ...state, other: [...state.other, data.itemId], otherSince: true }),
  OtherBusinessChanged: (state, { data }) => ({ ...state, other: data.order, otherSince: true }),
  InvitedPeopleTold: (state, { data }) => ({ ...state, invited: data.to }),
  ListedCasesTold: (state, { data }) => ({ ...state, toldOf: [...state.toldOf, ...data.cases], invited: [...new Set([...state.invited, ...data.to])].sort() }),
  MeetingOpened: state => ({ ...state, status: 'open' }),
  AttendanceRecorded: (state, { data: { meetingId: _this, ...attended } }) => ({ ...state, attendance: { ...state.attendance, [attendanceKey(attended)]: attended } }),
  VisitorRecorded: (state, { data }) => ({ ...state, visitors: [...state.visitors.filter(each => each !== data.visitorId), data.visitorId] }),
  ConfidentialitySigned: (state, { data }) => ({ ...state, signed: [...state.signed, data.user] }),
  MeetingClosed: state => ({ ...state, status: 'closed' }),
  MinutesIssued: (state, { data }) => ({ ...state, minutesVersion: data.version }),
  MinutesTold: state => state,
})
