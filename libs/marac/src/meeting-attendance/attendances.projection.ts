import { idOf, type CalendarDate } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { AttendanceKind, MeetingEvent } from '../meeting/meeting.events.js'

/** One row a meeting: which agencies were invited, and how their people took part. */
export interface AttendancesRow {
  readonly id: string
  readonly area: string
  readonly held_on: CalendarDate
  /** 1 once it is over. */
  readonly over: 0 | 1
  /** Those that were invited when it ended, without the Hub. */
  readonly agencies: readonly string[]
  /** How each user took part in the whole meeting, by user, and by an id of its own who has no account. The latest counts. */
  readonly people: Readonly<Record<string, { readonly agency: string; readonly how: AttendanceKind }>>
}

const without = (people: AttendancesRow['people'], id: string): AttendancesRow['people'] => Object.fromEntries(Object.entries(people).filter(([each]) => each !== id))

export const attendancesProjection = projection<MeetingEvent, AttendancesRow>({
  name: 'attendances',
  version: 2,
  streams: ['meeting'],
  key: 'id',
  columns: { id: 'text', area: 'text', held_on: 'text', over: 'integer', agencies: 'json', people: 'json' },
  indexes: [['over', 'held_on']],
  on: {
    MeetingScheduled: (_row, { stream, data }) => ({ id: idOf(stream), area: data.area, held_on: data.on, over: 0, agencies: [], people: {} }),
    MeetingMoved: (row, { data }) => row && { ...row, held_on: data.on },
    AttendanceRecorded: (row, { data: { user, agency, how, caseId } }) => row && (caseId === undefined ? { ...row, people: { ...row.people, [user]: { agency, how } } } : row),
    VisitorRecorded: (row, { data: { visitorId, agency, how } }) => row && { ...row, people: { ...without(row.people, visitorId), ...(how !== 'not-there' && { [visitorId]: { agency, how } }) } },
    MeetingClosed: (row, { data }) => row && { ...row, over: 1, agencies: data.agencies },
    others: 'ignored',
  },
})

/** Who was there, came in somebody's place, or sent what they know. Apologies alone leave the meeting without their agency. */
const takesPart: readonly AttendanceKind[] = ['present', 'deputy', 'information-sent']

/** Whether an agency that was invited missed the meeting. */
export const missedBy = ({ people }: Pick<AttendancesRow, 'people'>, agency: string): boolean => !Object.values(people).some(each => each.agency === agency && takesPart.includes(each.how))
