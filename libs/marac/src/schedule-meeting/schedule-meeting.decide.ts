import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { agendaDue } from '../meeting/agenda-due.policy.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { MeetingEvent, MeetingScheduled } from '../meeting/meeting.events.js'
import type { Meeting } from '../meeting/meeting.state.js'

export class ScheduleMeeting {
  /** `overlaps`: whether another meeting of the area, or with this chair, is at that time. */
  constructor(readonly data: Omit<MeetingScheduled['data'], 'agendaDueOn'> & { readonly overlaps: boolean }) {}
}

/** A meeting of an area, today or later. Two at once of one area, or with one chair, cannot be: both are the same people (Kent paper 2023, 2.1 and 4.5). */
export function decideScheduleMeeting({ data: { overlaps, ...data } }: ScheduleMeeting, state: Meeting, { now, rules }: Given<RulesInForce>): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('schedule-meeting')) throw refusal('marac.meeting-over')
  if (data.on < londonDate(now)) throw refusal('marac.meeting-past')
  if (overlaps) throw refusal('marac.meetings-overlap')
  return [{ type: 'MeetingScheduled', data: { ...data, agendaDueOn: agendaDue(data.on, now, rules) } }]
}
