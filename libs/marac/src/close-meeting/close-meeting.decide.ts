import type { Given } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { MeetingClosed, MeetingEvent } from '../meeting/meeting.events.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { refuseObserver } from '../meeting/observer.policy.js'

export class CloseMeeting {
  constructor(readonly data: Omit<MeetingClosed['data'], 'minutesDueOn'>) {}
}

/** It is over, and its minutes are due. Nothing has to be said of what it did not hear: that waits to be listed again. */
export function decideCloseMeeting({ data }: CloseMeeting, state: Meeting, { now, rules, by }: Given<RulesInForce>): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('close-meeting')) throw refusal('marac.meeting-not-open')
  refuseObserver(state, by)
  return [{ type: 'MeetingClosed', data: { ...data, minutesDueOn: dueDate('minutesIssue', now, rules) } }]
}
