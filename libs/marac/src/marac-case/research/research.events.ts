import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

export type ResearchRequested = DomainEvent<'ResearchRequested', { caseId: CaseRef; agencies: readonly string[]; dueOn: CalendarDate }>
/** The worksheet is the agency's own and never leaves it; the statement is shared with every agency on the case (marac notes 1.5). */
export type ResearchReturned = DomainEvent<
  'ResearchReturned',
  { caseId: CaseRef; agency: string; known: boolean; shared?: Sealed<string>; worksheet?: Sealed<string> }
>

export type ResearchEvent =
  | ResearchRequested
  | ResearchReturned
