import { isOverdue } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'
import type { Recorded } from '../marac-case.record.js'
import type { JoiningEvent } from './joining.events.js'

/** A further incident, told by a referral of its own. */
export interface RecordedIncident {
  readonly agency: string
  readonly referredOn: CalendarDate
  readonly incident: string | undefined
}
export interface RecordedJoining {
  readonly incidents: readonly RecordedIncident[]
  /** The case that this referral was joined to. */
  readonly joins?: CaseRef
}

export const noIncidents: RecordedJoining = { incidents: [] }

export const recordedJoining: Recorded<JoiningEvent> = {
  ReferralJoined: (so, { data: { joins }, recordedAt, by }) => ({ ...so, status: 'joined', joins, decision: { accepted: true, at: recordedAt, by: by.user } }),
  IncidentAdded: (so, { data: { agency, referredOn, incident, research } }, open, today) => ({
    ...so,
    incidents: [...so.incidents, { agency, referredOn, incident: open(incident) }],
    research: so.research.map(each =>
      research?.agencies.includes(each.agency) && each.returnedAt === undefined ? { ...each, dueOn: research.dueOn, state: isOverdue(research.dueOn, today) ? 'late' : 'waiting' } : each,
    ),
  }),
}
