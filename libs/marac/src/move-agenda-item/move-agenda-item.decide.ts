import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import type { CaseRef } from '../marac-case/marac-case.refs.js'
import { inAgendaOrder, moved, type Direction, type ListedCase } from '../meeting/agenda-order.policy.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { MeetingEvent } from '../meeting/meeting.events.js'
import type { MeetingRef } from '../meeting/meeting.refs.js'
import type { Meeting } from '../meeting/meeting.state.js'
import { refuseObserver } from '../meeting/observer.policy.js'

export class MoveAgendaItem {
  /** `cases`: what the cases say of this meeting; `seen`: those that the person may know of. */
  constructor(readonly data: { meetingId: MeetingRef; caseId: CaseRef; to: Direction; cases: readonly ListedCase[]; seen: readonly CaseRef[] }) {}
}

/** A case changes places within its part. One that the person may not know of is answered as one that is not there. */
export function decideMoveAgendaItem({ data: { meetingId, caseId, to, cases, seen } }: MoveAgendaItem, state: Meeting, { by }: Given): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('move-agenda-item')) throw refusal('marac.meeting-over')
  refuseObserver(state, by)
  const agenda = inAgendaOrder(cases, state.order)
  const order = moved(agenda, caseId, to, ({ ref }) => seen.includes(ref))
  if (!order) throw refusal('marac.not-on-agenda')
  return order.every((ref, index) => agenda[index]?.ref === ref) ? [] : [{ type: 'AgendaReordered', data: { meetingId, order } }]
}
