import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { attendanceRecorded, cancelled, held, meetingId, over, scheduled } from '../meeting/meeting.examples.js'
import { meeting } from '../meeting/meeting.stream.js'
import { decideRecordAttendance, RecordAttendance } from './record-attendance.decide.js'

const given = specFor(meeting)
const on = { now: '2027-01-26T09:00:00.000Z', rules: exampleRules() }
const A = 'MC-4T7Q9-XWC2D'
const invited = [{ user: 'police-1', agency: 'kent-police', ofHub: false, cases: [A] }, { user: 'housing-1', agency: 'housing', ofHub: false, cases: [] }]
const record = (data: Partial<RecordAttendance['data']> = {}) => new RecordAttendance({ ...attendanceRecorded().data, invited, ...data })

describe('record attendance', () => {
  it.each([['scheduled', scheduled], ['going on', held], ['over', over]])('of somebody who is invited, while the meeting is %s', (_, history) => given(...history).when(decideRecordAttendance, record(), on).then(attendanceRecorded()))
  it('of one case that they are invited to hear', () => {
    given(...held).when(decideRecordAttendance, record({ caseId: A, how: 'apologies' }), on).then(attendanceRecorded({ caseId: A, how: 'apologies' }))
    given(...held).when(decideRecordAttendance, record({ user: 'housing-1', agency: 'housing', caseId: A }), on).thenRefused('marac.not-invited')
  })
  it('says no to somebody who is not invited', () => given(...held).when(decideRecordAttendance, record({ user: 'stranger' }), on).thenRefused('marac.not-invited'))
  it('takes a deputy for somebody of the same agency who is', () => {
    const deputy = { user: 'police-9', how: 'deputy', insteadOf: 'police-1' } as const
    given(...held).when(decideRecordAttendance, record(deputy), on).then(attendanceRecorded(deputy))
    given(...held).when(decideRecordAttendance, record({ ...deputy, agency: 'housing' }), on).thenRefused('marac.no-deputy')
    given(...held).when(decideRecordAttendance, record({ user: 'police-9', how: 'deputy' }), on).thenRefused('marac.no-deputy')
  })
  it('takes an observer', () => given(...held).when(decideRecordAttendance, record({ user: 'peer', how: 'observer' }), on).then(attendanceRecorded({ user: 'peer', how: 'observer' })))
  it('says when information came that was sent instead', () => {
    const sent = { how: 'information-sent', receivedOn: '2027-01-25' } as const
    given(...held).when(decideRecordAttendance, record(sent), on).then(attendanceRecorded(sent))
    given(...held).when(decideRecordAttendance, record({ how: 'information-sent' }), on).thenRefused('marac.sent-when')
    given(...held).when(decideRecordAttendance, record({ receivedOn: '2027-01-25' }), on).thenRefused('marac.sent-when')
    given(...held).when(decideRecordAttendance, record({ ...sent, receivedOn: '2027-01-27' }), on).thenRefused('marac.date-ahead')
  })
  it('says no once the meeting is cancelled', () => given(...cancelled).when(decideRecordAttendance, record({ meetingId }), on).thenRefused('marac.meeting-over'))
})
