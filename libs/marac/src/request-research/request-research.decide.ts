import type { Given } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class RequestResearch {
  /** `without`: the agencies whose information sharing agreement is not in force. */
  constructor(readonly data: { caseId: CaseRef; agencies: readonly string[]; without: readonly string[] }) {}
}

/** Agencies are asked what they know; one that was asked before is not asked again, and keeps its first date. One that is closed meanwhile has longer, and is asked by itself. */
export function decideRequestResearch({ data }: RequestResearch, state: MaracCase, { now, rules }: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('request-research')) throw refusal('marac.case-not-open')
  const agencies = [...new Set(data.agencies)].filter(agency => !Object.hasOwn(state.research, agency))
  if (agencies.length === 0) throw refusal('marac.all-asked')
  if (agencies.some(agency => data.without.includes(agency))) throw refusal('marac.no-agreement')
  const byDate = Map.groupBy(agencies, agency => dueDate('researchReturn', now, rules, agency))
  return [...byDate].map(([dueOn, of]) => ({ type: 'ResearchRequested', data: { caseId: data.caseId, agencies: of, dueOn } }))
}
