import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { agendaDue } from '../meeting/agenda-due.policy.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { MeetingEvent, MeetingMoved } from '../meeting/meeting.events.js'
import type { Meeting } from '../meeting/meeting.state.js'

export class MoveMeeting {
  /** `overlaps`: whether another meeting of the area, or with this chair, is at that time. */
  constructor(readonly data: Omit<MeetingMoved['data'], 'agendaDueOn'> & { readonly overlaps: boolean }) {}
}

/** Another day or time, another place or chair. The cases stay on its agenda; the agenda is due by the new day. */
export function decideMoveMeeting({ data: { overlaps, ...data } }: MoveMeeting, state: Meeting, { now, rules }: Given<RulesInForce>): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('move-meeting')) throw refusal('marac.meeting-over')
  if (data.on < londonDate(now)) throw refusal('marac.meeting-past')
  if (overlaps) throw refusal('marac.meetings-overlap')
  return [{ type: 'MeetingMoved', data: { ...data, agendaDueOn: agendaDue(data.on, now, rules) } }]
}
