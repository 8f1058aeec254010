import { expect, it } from '@jest/globals'
import { projected, projectedTwice, recorded, sameAsRebuilt } from '@lantern/testing/projected'
import { agendaIssued, agendaReordered, meetingCancelled, meetingId, meetingMoved, meetingScheduled } from '../meeting/meeting.examples.js'
import { meetingsProjection } from './meetings.projection.js'

const log = recorded(`meeting-${meetingId}`, [meetingScheduled(), agendaReordered('B', 'A'), agendaIssued({ cases: [{ ref: 'B', part: 'children' }] }), meetingMoved(), meetingCancelled()])

it('a meeting is one row: when it is, in which order, what went out, and whether it is held', async () => {
  expect(await projected(meetingsProjection, log)).toMatchObject([
    { id: meetingId, area: 'east', kind: 'monthly', held_on: '2027-01-28', agenda_due_on: '2027-01-18', place: null, status: 'cancelled', case_order: ['B', 'A'], version: 1, issued: [{ ref: 'B', part: 'children' }] },
  ])
  expect(await projected(meetingsProjection, log.slice(0, 1))).toMatchObject([{ held_on: '2027-01-26', place: 'Room 2', status: 'scheduled', version: 0 }])
})
it('is the same row when every event comes twice, and when it is rebuilt', async () => {
  expect(await projectedTwice(meetingsProjection, log)).toEqual(await projected(meetingsProjection, log))
  expect(await sameAsRebuilt([meetingsProjection], log)).toBe(true)
})
