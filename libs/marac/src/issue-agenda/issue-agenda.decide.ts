import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { inAgendaOrder, type ListedCase } from '../meeting/agenda-order.policy.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { Invitee, MeetingEvent, OtherParts } from '../meeting/meeting.events.js'
import type { MeetingRef } from '../meeting/meeting.refs.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { refuseObserver } from '../meeting/observer.policy.js'
import { tellInvited } from '../meeting/tell-invited.policy.js'

export class IssueAgenda {
  /** `cases`: what the cases say of this meeting; `parts`: what else stands on it as the views have it; `invited`: who is to be told. */
  constructor(readonly data: { meetingId: MeetingRef; cases: readonly ListedCase[]; parts: Omit<OtherParts, 'other'>; invited: readonly Invitee[] }) {}
}

/** The agenda goes out as it stands with all its parts, as a version that nothing changes. A further one is issued only when something is other than in the last, or somebody is invited who was not told of that. */
export function decideIssueAgenda({ data: { meetingId, cases, parts, invited } }: IssueAgenda, state: Meeting, { by }: Given): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('issue-agenda')) throw refusal('marac.meeting-over')
  refuseObserver(state, by)
  const agenda = inAgendaOrder(cases, state.order).map(({ ref, part }) => ({ ref, part }))
  const same = agenda.length === state.issued.length && agenda.every(({ ref, part }, index) => state.issued[index]?.ref === ref && state.issued[index].part === part)
  if (state.version > 0 && same && !state.movedSince && !state.otherSince && invited.every(each => state.invited.includes(each))) throw refusal('marac.agenda-as-issued')
  const version = state.version + 1
  return [{ type: 'AgendaIssued', data: { meetingId, version, cases: agenda, parts: { ...parts, other: state.other } } }, ...tellInvited({ meetingId, because: 'agenda', invited, on: state.on ?? '', version }, state)]
}
