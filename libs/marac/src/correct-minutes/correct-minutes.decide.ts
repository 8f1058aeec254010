import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { MeetingEvent } from '../meeting/meeting.events.js'
import type { MeetingRef } from '../meeting/meeting.refs.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { refuseObserver } from '../meeting/observer.policy.js'

export class CorrectMinutes {
  constructor(readonly data: { meetingId: MeetingRef; why: Sealed<string> }) {}
}

/** What was put right since goes out as a version of its own; those before it stay as they were. */
export function decideCorrectMinutes({ data }: CorrectMinutes, state: Meeting, { by }: Given): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('correct-minutes')) throw refusal('marac.meeting-not-over')
  refuseObserver(state, by)
  if (state.minutesVersion === 0) throw refusal('marac.minutes-not-issued')
  return [{ type: 'MinutesIssued', data: { ...data, version: state.minutesVersion + 1 } }]
}
