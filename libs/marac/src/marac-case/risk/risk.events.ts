import type { DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

/** The grades that checklists and forces use: standard, medium, high (https://plymouthscb.co.uk/safe-lives-dash-ric-checklist). */
export const riskLevels = ['high', 'medium', 'standard'] as const
export type RiskLevel = (typeof riskLevels)[number]

/** The chair's format: possible harm, what points to it, what protects already (https://safelives.org.uk/resources-library/guidance-for-maracs-effective-chairing/). */
export type RiskSummarised = DomainEvent<'RiskSummarised', { caseId: CaseRef; possibleHarm: Sealed<string>; indicators: Sealed<string>; protective: Sealed<string> }>
/** Each decision is an event of its own; the last one stands, and the earlier ones stay to be read. */
export type RiskDecided = DomainEvent<'RiskDecided', { caseId: CaseRef; decisionId: string; level: RiskLevel; rationale: Sealed<string> }>
/** An agency does not agree with a decision. It changes nothing and stays beside the decision for good. */
export type RiskDissented = DomainEvent<'RiskDissented', { caseId: CaseRef; decisionId: string; agency: string; reason: Sealed<string> }>
/** The MARAC manager decides otherwise: a decision too, that names the one it stands instead of. */
export type RiskOverridden = DomainEvent<'RiskOverridden', { caseId: CaseRef; decisionId: string; overrides: string; level: RiskLevel; rationale: Sealed<string> }>

export type RiskEvent =
  | RiskSummarised
  | RiskDecided
  | RiskDissented
  | RiskOverridden
