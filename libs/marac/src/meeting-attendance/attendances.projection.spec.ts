import { describe, expect, it } from '@jest/globals'
import { projected, projectedTwice, recorded } from '@lantern/testing/projected'
import { attendanceRecorded, held, meetingClosed, meetingId, meetingMoved, scheduled } from '../meeting/meeting.examples.js'
import type { MeetingEvent } from '../meeting/meeting.events.js'
import { attendancesProjection, missedBy, type AttendancesRow } from './attendances.projection.js'

const rowOf = async (...history: readonly MeetingEvent[]): Promise<AttendancesRow> => {
  const events = recorded(`meeting-${meetingId}`, history)
  const [row] = await projected(attendancesProjection, events)
  expect(await projectedTwice(attendancesProjection, events)).toEqual([row])
  if (!row) throw new Error('There is no row.')
  return row
}

describe('who came of those who were invited', () => {
  it('is not asked before the meeting is over', async () => expect(await rowOf(...scheduled, meetingMoved())).toEqual({ id: meetingId, area: 'east', held_on: '2027-01-28', over: 0, agencies: [], people: {} }))
  it('is the latest that was recorded of each person, also when it was put right afterwards', async () =>
    expect(await rowOf(...held, attendanceRecorded({ how: 'apologies' }), meetingClosed(), attendanceRecorded({ how: 'deputy' }))).toMatchObject({ over: 1, agencies: ['kent-police', 'housing'], people: { 'police-1': { agency: 'kent-police', how: 'deputy' } } }))
  it.each([['present', false], ['deputy', false], ['information-sent', false], ['apologies', true], ['observer', true]] as const)('%s: missed %s', async (how, missed) =>
    expect(missedBy(await rowOf(...held, attendanceRecorded({ how }), meetingClosed()), 'kent-police')).toBe(missed))
  it('is missed by whoever nobody was recorded of, or for one case alone', async () => {
    expect(missedBy(await rowOf(...held, attendanceRecorded(), meetingClosed()), 'housing')).toBe(true)
    expect(missedBy(await rowOf(...held, attendanceRecorded({ caseId: 'MC-4T7Q9-XWC2D' }), meetingClosed()), 'kent-police')).toBe(true)
  })
})
