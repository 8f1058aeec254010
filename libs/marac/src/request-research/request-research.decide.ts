import type { Given } from '@lantern/decision'
import type { RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, HeardOn, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { researchDue } from '../research-due.policy.js'

export class RequestResearch {
  /** `without`: the agencies whose information sharing agreement is not in force. `heard`: the meeting that is to hear the case, as it stands. */
  constructor(readonly data: { caseId: CaseRef; agencies: readonly string[]; without: readonly string[]; urgent?: boolean; heard?: HeardOn | undefined }) {}
}

/**
 * Agencies are asked what they know; one that was asked before is not asked again, and keeps its first date. One that is closed meanwhile has longer, and is asked by itself. What is asked
 * of a case that a meeting is to hear is there before that meeting.
 */
export function decideRequestResearch({ data }: RequestResearch, state: MaracCase, { now, rules }: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('request-research')) throw refusal('marac.case-not-open')
  const agencies = [...new Set(data.agencies)].filter(agency => !Object.hasOwn(state.research, agency))
  if (agencies.length === 0) throw refusal('marac.all-asked')
  if (agencies.some(agency => data.without.includes(agency))) throw refusal('marac.no-agreement')
  const urgent = data.urgent === true
  const heard = data.heard && data.heard.meeting === state.listedFor ? data.heard : undefined
  const byDate = Map.groupBy(agencies.map(agency => ({ agency, ...researchDue(now, rules, { agency, urgent, heard }) })), ({ dueOn }) => dueOn)
  return [...byDate].map(([dueOn, of]) => ({
    type: 'ResearchRequested',
    data: { caseId: data.caseId, agencies: of.map(({ agency }) => agency), dueOn, ...(urgent && { urgent }), ...(heard && of.some(({ sooner }) => sooner) && { heard }) },
  }))
}
