import type { StandingDuty } from '@lantern/actions'
import { isOverdue } from '@lantern/clock'
import type { CalendarDate } from '@lantern/decision'
import type { RecordedResearch, RecordedResearchOf } from './research.record.js'

/** Research with how far it was escalated, and the date that it was given since: both are recorded beside the case (docs/adr/0024). */
export const withEscalations = <R extends RecordedResearchOf>(record: R, duties: readonly StandingDuty[], today: CalendarDate): R => ({
  ...record,
  research: record.research.map(each => {
    const duty = duties.find(({ kind, agency, askedFor }) => kind === 'research' && agency === each.agency && askedFor === each.dueOn)
    return duty === undefined || (each.state !== 'waiting' && each.state !== 'late') ? each : escalated(each, duty, today)
  }),
})

const escalated = (each: RecordedResearch, { ref, dueOn, tier }: StandingDuty, today: CalendarDate): RecordedResearch => ({
  ...each,
  state: isOverdue(dueOn, today) ? 'late' : 'waiting',
  ...(dueOn !== each.dueOn && { movedTo: dueOn }),
  escalation: { ref, tier: tier === undefined || tier === 'owner' ? null : tier },
})
