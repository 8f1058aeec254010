import type { CalendarDate, DomainEvent, Sealed } from '@lantern/decision'
import type { CaseRef } from '../marac-case.refs.js'

/** What one agency tells all others on the case. */
export type MessageSent = DomainEvent<'MessageSent', { caseId: CaseRef; messageId: string; text: Sealed<string> }>
/** `from` asks `agency`, which is on the case already: a question lets nobody in. All of them can read it. */
export type QuestionAsked = DomainEvent<
  'QuestionAsked',
  { caseId: CaseRef; questionId: string; from: string; agency: string; text: Sealed<string>; answerBy: CalendarDate }
>
export type QuestionAnswered = DomainEvent<'QuestionAnswered', { caseId: CaseRef; questionId: string; text: Sealed<string> }>
/** It need not be answered any more. The question stays to be read, and why it was withdrawn. */
export type QuestionWithdrawn = DomainEvent<'QuestionWithdrawn', { caseId: CaseRef; questionId: string; reason: Sealed<string> }>

export type TalkEvent =
  | MessageSent
  | QuestionAsked
  | QuestionAnswered
  | QuestionWithdrawn
