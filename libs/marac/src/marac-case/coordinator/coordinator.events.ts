import type { DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

/** The case went to another of the Hub's people, whether they took it or were given it. Who accepted the referral has it first: `ReferralAccepted` says so. */
export type CoordinatorChanged = DomainEvent<'CoordinatorChanged', { caseId: CaseRef; coordinator: string; reason: Sealed<string> }>

export type CoordinatorEvent =
  | CoordinatorChanged
