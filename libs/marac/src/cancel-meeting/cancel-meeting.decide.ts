import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { Invitee, MeetingCancelled, MeetingEvent } from '../meeting/meeting.events.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { refuseObserver } from '../meeting/observer.policy.js'
import { tellInvited } from '../meeting/tell-invited.policy.js'

export class CancelMeeting {
  /** `invited`: who is to be told. */
  constructor(readonly data: MeetingCancelled['data'] & { readonly invited: readonly Invitee[] }) {}
}

/** It is not held. Nothing has to be said of its cases: one that is listed for a meeting which is not to come waits to be listed again. */
export function decideCancelMeeting({ data: { invited, ...data } }: CancelMeeting, state: Meeting, { by }: Given): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('cancel-meeting')) throw refusal('marac.meeting-over')
  refuseObserver(state, by)
  const { on = '', version } = state
  return [{ type: 'MeetingCancelled', data }, ...tellInvited({ meetingId: data.meetingId, because: 'cancellation', invited, on, version }, state)]
}
