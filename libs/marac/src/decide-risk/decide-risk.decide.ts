import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { MaracCaseEvent, RiskDecided } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class DecideRisk {
  constructor(readonly data: RiskDecided['data']) {}
}

/** The Hub decides, and decides again when it learns more; what the MARAC manager has overridden is the manager's to decide again (Kent paper 2023, 4.5). */
export function decideDecideRisk({ data }: DecideRisk, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('decide-risk')) throw refusal('marac.case-not-open')
  if (state.riskDecision?.byManager && !by.roles.includes('marac-manager')) throw refusal('marac.risk-overridden')
  return [{ type: 'RiskDecided', data }]
}
