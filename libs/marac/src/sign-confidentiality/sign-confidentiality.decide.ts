import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { ConfidentialitySigned, MeetingEvent } from '../meeting/meeting.events.js'
import type { Meeting } from '../meeting/meeting.state.js'

export class SignConfidentiality {
  /** `invited`: whether they are, or attend as a deputy or an observer. */
  constructor(readonly data: ConfidentialitySigned['data'] & { readonly invited: boolean }) {}
}

/** Everybody who takes part signs, for themselves (https://safelives.org.uk/resources-library/marac-suggested-agenda/). */
export function decideSignConfidentiality({ data: { invited, ...data } }: SignConfidentiality, state: Meeting): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('sign-confidentiality')) throw refusal('marac.meeting-not-open')
  const attends = Object.values(state.attendance).some(({ user }) => user === data.user)
  if (!invited && !attends) throw refusal('marac.not-invited')
  return state.signed.includes(data.user) ? [] : [{ type: 'ConfidentialitySigned', data }]
}
