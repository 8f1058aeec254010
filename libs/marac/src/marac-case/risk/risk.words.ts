import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { RiskEvent, RiskLevel } from './risk.events.js'

export const riskLevelWords: Readonly<Record<RiskLevel, string>> = { high: 'High', medium: 'Medium', standard: 'Standard' }

export const riskSentences: Sentences<RiskEvent> = {
  RiskSummarised: ({ data }, open) => `The risk was summarised${said(open(data.possibleHarm))}`,
  RiskDecided: ({ data }, open) => `The level of risk was decided. ${riskLevelWords[data.level]}${said(open(data.rationale))}`,
  RiskDissented: ({ data }, open, names) => `${names.agency(data.agency)} does not agree with the decision on the level of risk${said(open(data.reason))}`,
  RiskOverridden: ({ data }, open) => `The MARAC manager overrode the decision on the level of risk. ${riskLevelWords[data.level]}${said(open(data.rationale))}`,
}
