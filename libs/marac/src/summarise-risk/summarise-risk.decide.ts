import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { MaracCaseEvent, RiskSummarised } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class SummariseRisk {
  constructor(readonly data: RiskSummarised['data']) {}
}

/** What may happen, what points to it, and what protects already: read by everybody before actions are agreed (marac notes 1.6). */
export function decideSummariseRisk({ data }: SummariseRisk, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('summarise-risk')) throw refusal('marac.case-not-open')
  return [{ type: 'RiskSummarised', data }]
}
