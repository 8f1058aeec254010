import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { agendaDue } from '../meeting/agenda-due.policy.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { Invitee, MeetingEvent, MeetingMoved } from '../meeting/meeting.events.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { refuseObserver } from '../meeting/observer.policy.js'
import { tellInvited } from '../meeting/tell-invited.policy.js'

export class MoveMeeting {
  /** `overlaps`: whether another meeting of the area, or with this chair, is at that time; `invited`: who is to be told. */
  constructor(readonly data: Omit<MeetingMoved['data'], 'agendaDueOn'> & { readonly overlaps: boolean; readonly invited: readonly Invitee[] }) {}
}

/** Another day or time, another place or chair. The cases stay on its agenda; the agenda is due by the new day. */
export function decideMoveMeeting({ data: { overlaps, invited, ...data } }: MoveMeeting, state: Meeting, { now, rules, by }: Given<RulesInForce>): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('move-meeting')) throw refusal('marac.meeting-over')
  refuseObserver(state, by)
  if (data.on < londonDate(now)) throw refusal('marac.meeting-past')
  if (overlaps) throw refusal('marac.meetings-overlap')
  const { meetingId, on } = data
  return [{ type: 'MeetingMoved', data: { ...data, agendaDueOn: agendaDue(on, now, rules) } }, ...tellInvited({ meetingId, because: 'time', invited: [...invited, ...(data.chair === state.chair ? [] : [`user:${data.chair}` as const])], on, version: state.version }, state)]
}
