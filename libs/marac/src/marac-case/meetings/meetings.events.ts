import type { DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

export type MeetingRequested = DomainEvent<'MeetingRequested', { caseId: CaseRef; requestId: string; reason: Sealed<string> }>

export type MeetingsEvent =
  | MeetingRequested
