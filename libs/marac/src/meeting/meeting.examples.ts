import { sealed } from '@lantern/testing/sealed'
import type { AgendaIssued, AgendaReordered, AttendanceRecorded, ConfidentialitySigned, InvitedPeopleTold, ListedCasesTold, MeetingCancelled, MeetingClosed, MeetingEvent, MeetingMoved, MeetingOpened, MeetingScheduled, MinutesIssued, MinutesTold, OtherBusinessAdded, OtherBusinessChanged, VisitorRecorded } from './meeting.events.js'
import { meetingKey } from './meeting.refs.js'

export const meetingId = 'MT-4T7Q9-XWC2D'
const key = meetingKey(meetingId)
const time = { on: '2027-01-26', startsAt: '09:30', minutes: 360, chair: 'manager-1', agendaDueOn: '2027-01-14' } as const

export const meetingScheduled = (data: Partial<MeetingScheduled['data']> = {}): MeetingScheduled => ({ type: 'MeetingScheduled', data: { meetingId, area: 'east', kind: 'monthly', ...time, place: sealed('Room 2', key), ...data } })
export const meetingMoved = (data: Partial<MeetingMoved['data']> = {}): MeetingMoved => ({ type: 'MeetingMoved', data: { meetingId, ...time, on: '2027-01-28', agendaDueOn: '2027-01-18', reason: sealed('The chair is away', key), ...data } })
export const meetingCancelled = (data: Partial<MeetingCancelled['data']> = {}): MeetingCancelled => ({ type: 'MeetingCancelled', data: { meetingId, reason: sealed('Too few can come', key), ...data } })
export const agendaReordered = (...order: readonly string[]): AgendaReordered => ({ type: 'AgendaReordered', data: { meetingId, order } })
export const agendaIssued = (data: Partial<AgendaIssued['data']> = {}): AgendaIssued => ({ type: 'AgendaIssued', data: { meetingId, version: 1, cases: [], parts: { actions: [], flags: [], other: [] }, ...data } })
export const otherBusinessAdded = (data: Partial<OtherBusinessAdded['data']> = {}): OtherBusinessAdded => ({ type: 'OtherBusinessAdded', data: { meetingId, itemId: 'item-1', text: sealed('Who covers at Easter', key), ...data } })
export const otherBusinessChanged = (...order: readonly string[]): OtherBusinessChanged => ({ type: 'OtherBusinessChanged', data: { meetingId, order } })
export const invitedPeopleTold = (data: Partial<InvitedPeopleTold['data']> = {}): InvitedPeopleTold => ({ type: 'InvitedPeopleTold', data: { meetingId, because: 'agenda', kind: 'monthly', on: '2027-01-26', version: 1, to: ['mailbox:kent-police', 'user:police-1'], ...data } })
export const listedCasesTold = (data: Partial<ListedCasesTold['data']> = {}): ListedCasesTold => ({ type: 'ListedCasesTold', data: { meetingId, kind: 'monthly', on: '2027-01-26', version: 1, cases: ['MC-4T7Q9-XWC2D'], to: ['user:police-1'], ...data } })

export const meetingOpened = (): MeetingOpened => ({ type: 'MeetingOpened', data: { meetingId } })
export const attendanceRecorded = (data: Partial<AttendanceRecorded['data']> = {}): AttendanceRecorded => ({ type: 'AttendanceRecorded', data: { meetingId, user: 'police-1', agency: 'kent-police', how: 'present', signedOnPaper: false, ...data } })
export const visitorRecorded = (data: Partial<VisitorRecorded['data']> = {}): VisitorRecorded => ({ type: 'VisitorRecorded', data: { meetingId, visitorId: 'visitor-1', agency: 'kent-police', how: 'deputy', insteadOf: 'police-1', signed: 'on-paper', name: sealed('Mo Example', key), ...data } })
export const confidentialitySigned = (user = 'police-1'): ConfidentialitySigned => ({ type: 'ConfidentialitySigned', data: { meetingId, user } })
export const meetingClosed = (data: Partial<MeetingClosed['data']> = {}): MeetingClosed => ({ type: 'MeetingClosed', data: { meetingId, minutesDueOn: '2027-01-28', agencies: ['kent-police', 'housing'], ...data } })

export const minutesIssued = (data: Partial<MinutesIssued['data']> = {}): MinutesIssued => ({ type: 'MinutesIssued', data: { meetingId, version: 1, ...data } })
export const minutesTold = (data: Partial<MinutesTold['data']> = {}): MinutesTold => ({ type: 'MinutesTold', data: { meetingId, version: 1, on: '2027-01-26', to: ['mailbox:kent-police', 'user:police-1'], ...data } })

export const scheduled: readonly MeetingEvent[] = [meetingScheduled()]
export const cancelled: readonly MeetingEvent[] = [...scheduled, meetingCancelled()]
export const held: readonly MeetingEvent[] = [...scheduled, meetingOpened()]
export const over: readonly MeetingEvent[] = [...held, meetingClosed()]
