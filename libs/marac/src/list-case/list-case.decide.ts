import type { CalendarDate } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { awaitsMeeting } from '../marac-case/listing/listing.state.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import type { MeetingRef } from '../meeting/meeting.refs.js'

/** A meeting that is to come. */
export interface MeetingToCome {
  readonly id: MeetingRef
  readonly area: string
  readonly on: CalendarDate
}

export class ListCase {
  /** `leaves`: the meeting whose agenda the case was seen on when this was asked; `toCome`: the meetings that are to come. */
  constructor(readonly data: { caseId: CaseRef; meeting: MeetingRef; leaves: MeetingRef | undefined; toCome: readonly MeetingToCome[] }) {}
}

/** The case goes on the agenda of this meeting, and off any other: it says itself which one is to hear it, so that two cannot both hold it. */
export function decideListCase({ data: { caseId, meeting, leaves, toCome } }: ListCase, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('list-case')) throw refusal('marac.case-not-open')
  if (!awaitsMeeting(state)) throw refusal('marac.not-to-be-listed')
  const chosen = toCome.find(({ id }) => id === meeting)
  if (!chosen) throw refusal('marac.meeting-over')
  if (state.listedFor === meeting) throw refusal('marac.listed-already')
  if (state.listedFor !== leaves && toCome.some(({ id }) => id === state.listedFor)) throw refusal('marac.listed-elsewhere')
  return [{ type: 'CaseListed', data: { caseId, meeting, area: chosen.area, on: chosen.on } }]
}
