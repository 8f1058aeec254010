import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { MeetingEvent, MeetingOpened } from '../meeting/meeting.events.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { refuseObserver } from '../meeting/observer.policy.js'

export class OpenMeeting {
  constructor(readonly data: MeetingOpened['data']) {}
}

/** On its day, or after it where what happened is written down later. */
export function decideOpenMeeting({ data }: OpenMeeting, state: Meeting, { now, by }: Given<RulesInForce>): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('open-meeting')) throw refusal('marac.meeting-over')
  refuseObserver(state, by)
  if (state.on !== undefined && londonDate(now) < state.on) throw refusal('marac.meeting-not-today')
  return [{ type: 'MeetingOpened', data }]
}
