import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { Invitee, MeetingEvent } from '../meeting/meeting.events.js'
import type { MeetingRef } from '../meeting/meeting.refs.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { minutesOut } from '../meeting/minutes-out.policy.js'
import { refuseObserver } from '../meeting/observer.policy.js'

export class CorrectMinutes {
  /** `invited`: who is to be told. */
  constructor(readonly data: { meetingId: MeetingRef; why: Sealed<string>; invited: readonly Invitee[] }) {}
}

/** What was put right since goes out as a version of its own; those before it stay as they were, and those invited are told once more. */
export function decideCorrectMinutes({ data: { invited, ...data } }: CorrectMinutes, state: Meeting, { by }: Given): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('correct-minutes')) throw refusal('marac.meeting-not-over')
  refuseObserver(state, by)
  if (state.minutesVersion === 0) throw refusal('marac.minutes-not-issued')
  return minutesOut({ ...data, version: state.minutesVersion + 1 }, invited, state)
}
