import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class DissentFromRisk {
  constructor(readonly data: { caseId: CaseRef; reason: Sealed<string> }) {}
}

/** An agency on the case does not agree: it is heard beside the decision that stands, and changes nothing by itself. */
export function decideDissentFromRisk({ data }: DissentFromRisk, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('dissent-from-risk')) throw refusal('marac.case-not-open')
  if (!state.riskDecision) throw refusal('marac.no-risk-decision')
  return [{ type: 'RiskDissented', data: { ...data, decisionId: state.riskDecision.decisionId, agency: by.agency } }]
}
