import type { RulesInForce } from './rules-at.js'

/** A checklist as filled in: which tool, in which version, and how many ticks. */
export interface FilledChecklist {
  readonly tool: string
  readonly version: string
  readonly score: number
}

/**
 * Whether the ticks alone show high risk. undefined when the rules name no threshold for this tool and version: then only professional
 * judgement can say, and it is never "not high risk". A score below the threshold never stops a referral either.
 */
export function isVisibleHighRisk(rules: Pick<RulesInForce, 'risk'>, { tool, version, score }: FilledChecklist): boolean | undefined {
  const checklist = rules.risk.checklists.value.find(item => item.tool === tool && item.version === version)
  return checklist === undefined ? undefined : score >= checklist.visibleHighRisk
}
