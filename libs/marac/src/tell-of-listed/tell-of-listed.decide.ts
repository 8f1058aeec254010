import type { CaseRef } from '../marac-case/marac-case.refs.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { Invitee, MeetingEvent } from '../meeting/meeting.events.js'
import type { MeetingRef } from '../meeting/meeting.refs.js'
import type { Meeting } from '../meeting/meeting.state.js'

export class TellOfListed {
  /** `cases`: those that were listed since the agenda went out; `to`: who is invited for one of them. */
  constructor(readonly data: { meetingId: MeetingRef; cases: readonly CaseRef[]; to: readonly Invitee[] }) {}
}

/** Cases of which those invited are still to be told: not on the agenda that went out, and told of by nothing since. */
export const untold = <Of extends { readonly ref: string }>(cases: readonly Of[], { issued, toldOf }: { readonly issued: readonly { readonly ref: string }[]; readonly toldOf: readonly string[] }): readonly Of[] =>
  cases.filter(({ ref }) => !issued.some(each => each.ref === ref) && !toldOf.includes(ref))

/** Whoever comes for a case that was listed between two agendas is told of it once. Nothing to tell is no refusal, since an automation asks. */
export function decideTellOfListed({ data: { meetingId, cases, to } }: TellOfListed, state: Meeting): readonly MeetingEvent[] {
  const { status, version, kind, on = '' } = state
  const refs = untold(cases.map(ref => ({ ref })), state).map(({ ref }) => ref)
  if (!allowedBy[status].includes('tell-of-listed') || version === 0 || refs.length === 0 || to.length === 0) return []
  return [{ type: 'ListedCasesTold', data: { meetingId, kind, on, version, cases: refs, to } }]
}
