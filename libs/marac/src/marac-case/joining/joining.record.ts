import { isOverdue } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'
import type { Recorded } from '../marac-case.record.js'
import type { RecordedResearch } from '../research/research.record.js'
import { researchDueOn, type AskedAnew, type JoiningEvent } from './joining.events.js'

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

const dueAnew = ({ heardOn: _before, ...asked }: RecordedResearch, research: AskedAnew, countedFrom: Instant, today: CalendarDate): RecordedResearch => {
  const dueOn = researchDueOn(research, asked.agency)
  return { ...asked, dueOn, countedFrom, ...(research.heard && { heardOn: research.heard.on }), state: isOverdue(dueOn, today) ? 'late' : 'waiting' }
}

export const recordedJoining: Recorded<JoiningEvent> = {
  ReferralJoined: (so, { data: { joins }, recordedAt, by }) => ({ ...so, status: 'joined', joins, decision: { accepted: true, at: recordedAt, by: by.user } }),
  IncidentAdded: (so, { data: { agency, referredOn, incident, research }, recordedAt }, open, today) => ({
    ...so,
    incidents: [...so.incidents, { agency, referredOn, incident: open(incident) }],
    research: so.research.map(each =>
      research?.agencies.includes(each.agency) && each.returnedAt === undefined ? dueAnew(each, research, recordedAt, today) : each,
    ),
  }),
}
