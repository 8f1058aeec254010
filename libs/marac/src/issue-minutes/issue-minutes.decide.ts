import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { Invitee, MeetingEvent } from '../meeting/meeting.events.js'
import type { MeetingRef } from '../meeting/meeting.refs.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { minutesOut } from '../meeting/minutes-out.policy.js'
import { refuseObserver } from '../meeting/observer.policy.js'

export class IssueMinutes {
  /** `invited`: who is to be told. */
  constructor(readonly data: { meetingId: MeetingRef; invited: readonly Invitee[] }) {}
}

/** The minutes of a meeting that is over, as everything is recorded: their first version, of which those invited are told. */
export function decideIssueMinutes({ data: { meetingId, invited } }: IssueMinutes, state: Meeting, { by }: Given): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('issue-minutes')) throw refusal('marac.meeting-not-over')
  refuseObserver(state, by)
  if (state.minutesVersion > 0) throw refusal('marac.minutes-issued')
  return minutesOut({ meetingId, version: 1 }, invited, state)
}
