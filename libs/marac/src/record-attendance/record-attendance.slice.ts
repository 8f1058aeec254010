import type { CalendarDate } from '@lantern/decision'
import { CalendarDate as DateField, controllerFor, Directory, OneOf, Reference, YesNo } from '@lantern/web-kit'
import { Invitations } from '../invitations.js'
import { Meetings } from '../meetings/meetings.query.js'
import { MeetingAgenda } from '../meeting-agenda/meeting-agenda.query.js'
import { commandSlice } from '../marac.slice.js'
import type { AttendanceKind } from '../meeting/meeting.events.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { attendanceWords } from '../meeting/meeting.words.js'
import { decideRecordAttendance, RecordAttendance } from './record-attendance.decide.js'

export class RecordAttendanceInput {
  @Reference('who it is') user!: string
  @OneOf('how they take part', { choices: attendanceWords }) how!: AttendanceKind
  @Reference('whom they deputise for', { optional: true, hint: 'Of a deputy alone' }) insteadOf?: string
  @DateField('the day on which the information came', { optional: true, hint: 'Where it was sent instead of coming' }) receivedOn?: CalendarDate
  @Reference('the case that it is for', { optional: true, hint: 'Choose none for the whole meeting. What is recorded for one case counts for that case alone.' }) case?: string
  @YesNo('they signed the statement of confidentiality on paper') signedOnPaper!: boolean
}

export const recordAttendance = commandSlice({
  name: 'record-attendance',
  title: 'Record attendance',
  done: 'Attendance recorded',
  verb: 'marac.hold-meeting',
  refuses: ['marac.meeting-over', 'marac.no-deputy', 'marac.not-invited', 'marac.sent-when', 'marac.date-ahead', 'marac.observes'],
  lifecycle: meetingLifecycle,
  rule: decideRecordAttendance,
  input: RecordAttendanceInput,
  api: 'meetings/:ref/attendance',
  page: 'meetings/:ref/record-attendance',
  next: ref => `/meetings/${ref}/attendance`,
  // Two who take the register at once write down different people; of one, the latest counts.
  adds: true,
  starts: ['user', 'how', 'case'],
  // Of the cases those alone that whoever records this may know of.
  reads: async (get, ref, actor) => {
    const [{ invited }, row] = await Promise.all([get(Invitations).of(ref), get(Meetings).find(ref)])
    const items = row ? await get(MeetingAgenda).seenBy(actor, row) : []
    const seen = items.map(each => each.ref)
    const agencies = Object.fromEntries(get(Directory).people().map(({ user, agency }) => [user, agency] as const))
    return { cases: Object.fromEntries(items.map(each => [each.ref, `${each.ref}, ${each.row.victim ?? 'no longer held'}`])), invited: invited.map(each => ({ ...each, cases: each.cases.filter(of => seen.includes(of)) })), agencies }
  },
  choices: async (get, _ref, _actor, read) => {
    const [directory, { invited, cases }] = [get(Directory), await read()]
    const named = (people: readonly { readonly user: string; readonly agency: string }[]) => Object.fromEntries(people.map(({ user, agency }) => [user, `${directory.user(user)}, ${directory.agency(agency)}`]))
    const ids = new Set(invited.map(({ user }) => user))
    // Those invited first: who else can come does so as a deputy or an observer.
    const others = directory.people().filter(({ user, active }) => active && !ids.has(user))
    return { user: { ...named(invited), ...named(others) }, insteadOf: named(invited), case: cases }
  },
  proposes: async () => ({ how: 'present', signedOnPaper: 'no' }),
  command: ({ user, how, insteadOf, receivedOn, case: caseId, signedOnPaper }, { id, read }) =>
    new RecordAttendance({ meetingId: id, user, agency: read.agencies[user] ?? '', how, signedOnPaper, invited: read.invited, ...(insteadOf !== undefined && { insteadOf }), ...(receivedOn !== undefined && { receivedOn }), ...(caseId !== undefined && { caseId }) }),
})
export class RecordAttendanceController extends controllerFor(recordAttendance) {}
