import type { Invitee, MeetingEvent, MinutesIssued } from './meeting.events.js'
import type { Meeting } from './meeting.state.js'

/** A version of the minutes goes out, and those invited are told of it, decided together so that neither can be without the other. */
export function minutesOut(issued: MinutesIssued['data'], invited: readonly Invitee[], { on = '' }: Pick<Meeting, 'on'>): readonly MeetingEvent[] {
  const { meetingId, version } = issued
  return [{ type: 'MinutesIssued', data: issued }, ...(invited.length === 0 ? [] : [{ type: 'MinutesTold' as const, data: { meetingId, version, on, to: invited } }])]
}
