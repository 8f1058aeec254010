import type { Given } from '@lantern/decision'
import type { Invitation } from '../invitations.policy.js'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { MeetingEvent, VisitorRecorded } from '../meeting/meeting.events.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { refuseObserver } from '../meeting/observer.policy.js'

export class RecordVisitor {
  /** `invited`: who is; `agencies`: those that somebody can come from. */
  constructor(readonly data: VisitorRecorded['data'] & { readonly invited: readonly Pick<Invitation, 'user' | 'agency'>[]; readonly agencies: readonly string[] }) {}
}

/** Who has no account is written down by whoever holds the meeting, and can do nothing here: a deputy of somebody of the same agency who was invited, or an observer. */
export function decideRecordVisitor({ data: { invited, agencies, ...data } }: RecordVisitor, state: Meeting, { by }: Given): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('record-visitor')) throw refusal('marac.meeting-over')
  refuseObserver(state, by)
  const { visitorId, agency, how, insteadOf, name } = data
  const isNew = !state.visitors.includes(visitorId)
  if (isNew && how === 'not-there') throw refusal('marac.no-such-visitor')
  if (isNew && name === undefined) throw refusal('marac.visitor-name')
  if (!agencies.includes(agency)) throw refusal('marac.no-such-agency')
  if (how === 'deputy' && invited.find(({ user }) => user === insteadOf)?.agency !== agency) throw refusal('marac.no-deputy')
  const { insteadOf: _instead, ...rest } = data
  return [{ type: 'VisitorRecorded', data: how === 'deputy' ? data : rest }]
}
