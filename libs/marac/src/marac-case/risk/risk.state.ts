import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { RiskEvent, RiskLevel } from './risk.events.js'

export interface RiskState {
  /** The decision that stands; missing until one is made. */
  readonly riskDecision?: { readonly decisionId: string; readonly level: RiskLevel; readonly byManager: boolean }
}

export const riskFolds: ByType<RiskEvent, MaracCase> = {
  RiskSummarised: state => state,
  RiskDecided: (state, { data: { decisionId, level } }) => ({ ...state, riskDecision: { decisionId, level, byManager: false } }),
  RiskDissented: state => state,
  RiskOverridden: (state, { data: { decisionId, level } }) => ({ ...state, riskDecision: { decisionId, level, byManager: true } }),
}
