import type { Instant } from '@lantern/decision'
import type { StoredOf } from '@lantern/event-store'
import type { Recorded } from '../marac-case.record.js'
import type { RiskEvent, RiskLevel } from './risk.events.js'

interface Said {
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}
export interface RecordedRiskSummary extends Said {
  readonly possibleHarm: string | undefined
  readonly indicators: string | undefined
  readonly protective: string | undefined
}
export interface RecordedDissent extends Said {
  readonly reason: string | undefined
}
export interface RecordedRiskDecision extends Said {
  readonly decisionId: string
  readonly level: RiskLevel
  readonly rationale: string | undefined
  /** The decision that this one stands instead of, when the MARAC manager overrode it. */
  readonly overrides?: string
  readonly dissents: readonly RecordedDissent[]
}

/** Both lists the oldest first, so that the last is what stands. */
export interface RecordedRisk {
  readonly riskSummaries: readonly RecordedRiskSummary[]
  readonly riskDecisions: readonly RecordedRiskDecision[]
}

export const noRisk: RecordedRisk = { riskSummaries: [], riskDecisions: [] }

const said = ({ by, recordedAt }: StoredOf<RiskEvent>): Said => ({ by: { user: by.user, agency: by.agency }, at: recordedAt })

export const recordedRisk: Recorded<RiskEvent> = {
  RiskSummarised: (so, event, open) => {
    const { possibleHarm, indicators, protective } = event.data
    return { ...so, riskSummaries: [...so.riskSummaries, { ...said(event), possibleHarm: open(possibleHarm), indicators: open(indicators), protective: open(protective) }] }
  },
  RiskDecided: (so, event, open) => {
    const { decisionId, level, rationale } = event.data
    return { ...so, riskDecisions: [...so.riskDecisions, { ...said(event), decisionId, level, rationale: open(rationale), dissents: [] }] }
  },
  RiskDissented: (so, event, open) => ({
    ...so,
    riskDecisions: so.riskDecisions.map(each => (each.decisionId === event.data.decisionId ? { ...each, dissents: [...each.dissents, { ...said(event), reason: open(event.data.reason) }] } : each)),
  }),
  RiskOverridden: (so, event, open) => {
    const { decisionId, overrides, level, rationale } = event.data
    return { ...so, riskDecisions: [...so.riskDecisions, { ...said(event), decisionId, overrides, level, rationale: open(rationale), dissents: [] }] }
  },
}
