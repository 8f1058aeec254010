import type { DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

/** What was thought of for one child, and why the plan needs nothing more for this child. Every one stays: a plan changes. */
export type ChildConsidered = DomainEvent<'ChildConsidered', { caseId: CaseRef; child: string; considered: Sealed<string>; enough: Sealed<string> }>

export type PlanEvent =
  | ChildConsidered
