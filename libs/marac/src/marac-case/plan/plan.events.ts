import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

/** What was thought of for one child, and why the plan needs nothing more for this child. Every one stays: a plan changes. */
export type ChildConsidered = DomainEvent<'ChildConsidered', { caseId: CaseRef; child: string; considered: Sealed<string>; enough: Sealed<string> }>

/** Who tells the victim of the plan, and that it was done: an agency, and a worker of it where one is named. The last one named does. */
export type TellerNamed = DomainEvent<'TellerNamed', { caseId: CaseRef; agency: string; worker?: Sealed<string> }>
export const notToldBecause = ['not-safe', 'not-reached', 'did-not-want-to', 'other'] as const
export type NotToldBecause = (typeof notToldBecause)[number]
export type VictimTold = DomainEvent<'VictimTold', { caseId: CaseRef; toldOn: CalendarDate; note?: Sealed<string> }>
export type VictimNotTold = DomainEvent<'VictimNotTold', { caseId: CaseRef; because: NotToldBecause; reason: Sealed<string> }>

export type PlanEvent =
  | ChildConsidered
  | TellerNamed
  | VictimTold
  | VictimNotTold
