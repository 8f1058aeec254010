import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { MeetingEvent } from '../meeting/meeting.events.js'
import type { MeetingRef } from '../meeting/meeting.refs.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { refuseObserver } from '../meeting/observer.policy.js'

export class IssueMinutes {
  constructor(readonly data: { meetingId: MeetingRef }) {}
}

/** The minutes of a meeting that is over, as everything is recorded: their first version. */
export function decideIssueMinutes({ data }: IssueMinutes, state: Meeting, { by }: Given): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('issue-minutes')) throw refusal('marac.meeting-not-over')
  refuseObserver(state, by)
  if (state.minutesVersion > 0) throw refusal('marac.minutes-issued')
  return [{ type: 'MinutesIssued', data: { ...data, version: 1 } }]
}
