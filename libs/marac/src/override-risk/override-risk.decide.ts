import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent, RiskLevel } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class OverrideRisk {
  constructor(readonly data: { caseId: CaseRef; decisionId: string; level: RiskLevel; rationale: Sealed<string> }) {}
}

/** The MARAC manager supports decisions on the level of risk as needed (Kent paper 2023, 4.5): overriding one says which, and why. */
export function decideOverrideRisk({ data }: OverrideRisk, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('override-risk')) throw refusal('marac.case-not-open')
  if (!state.riskDecision) throw refusal('marac.no-risk-decision')
  if (state.riskDecision.level === data.level) throw refusal('marac.same-risk-level')
  return [{ type: 'RiskOverridden', data: { ...data, overrides: state.riskDecision.decisionId } }]
}
