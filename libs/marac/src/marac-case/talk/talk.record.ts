import { isOverdue, londonDate } from '@lantern/clock'
import type { CalendarDate, Instant } from '@lantern/decision'
import type { Recorded } from '../marac-case.record.js'
import type { TalkEvent } from './talk.events.js'

/** `closed`: the case was closed without an answer. `withdrawn`: none is wanted any more. */
export type QuestionState = 'waiting' | 'late' | 'answered' | 'answered-late' | 'closed' | 'withdrawn'

export interface RecordedQuestion {
  readonly agency: string
  readonly answerBy: CalendarDate
  readonly state: QuestionState
  readonly answeredAt?: Instant
  /** Why no answer is wanted any more; of a question that was withdrawn. */
  readonly withdrawn?: { readonly at: Instant; readonly by: { readonly user: string; readonly agency: string }; readonly reason: string | undefined }
}

/** Something that an agency on the case wrote, in the order in which it was recorded. */
export interface RecordedMessage {
  readonly id: string
  readonly kind: 'message' | 'question' | 'answer'
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
  /** Undefined once the case's key is destroyed. */
  readonly text: string | undefined
  /** Of the event on the case: what somebody has read is told by it. */
  readonly revision: number
  /** Of a question: whom it was asked of, and how it stands. */
  readonly question?: RecordedQuestion
  /** Of an answer: the question's id. */
  readonly answers?: string
}
export interface RecordedTalk {
  readonly messages: readonly RecordedMessage[]
}

export const recordedTalk: Recorded<TalkEvent> = {
  MessageSent: (so, event, open) => {
    const { messageId, text } = event.data
    return { ...so, messages: [...so.messages, { id: messageId, kind: 'message', by: event.by, at: event.recordedAt, text: open(text), revision: event.revision }] }
  },
  QuestionAsked: (so, event, open, today) => {
    const { questionId, agency, text, answerBy } = event.data
    const question = { agency, answerBy, state: isOverdue(answerBy, today) ? ('late' as const) : ('waiting' as const) }
    return { ...so, messages: [...so.messages, { id: questionId, kind: 'question', by: event.by, at: event.recordedAt, text: open(text), revision: event.revision, question }] }
  },
  QuestionAnswered: (so, event, open) => {
    const { questionId, text } = event.data
    const answeredAt = event.recordedAt
    const answered = ({ question, ...message }: RecordedMessage): RecordedMessage => {
      if (!question || message.id !== questionId) return question ? { ...message, question } : message
      const state = isOverdue(question.answerBy, londonDate(answeredAt)) ? ('answered-late' as const) : ('answered' as const)
      return { ...message, question: { ...question, state, answeredAt } }
    }
    const answer = { id: `${questionId}-answer`, kind: 'answer' as const, by: event.by, at: answeredAt, text: open(text), revision: event.revision, answers: questionId }
    return { ...so, messages: [...so.messages.map(answered), answer] }
  },
  QuestionWithdrawn: (so, event, open) => {
    const withdrawn = { at: event.recordedAt, by: { user: event.by.user, agency: event.by.agency }, reason: open(event.data.reason) }
    return { ...so, messages: so.messages.map(message => (message.question && message.id === event.data.questionId ? { ...message, question: { ...message.question, state: 'withdrawn' as const, withdrawn } } : message)) }
  },
}

/** What nobody has answered once the case is closed. */
export const unansweredAtClosing = (messages: readonly RecordedMessage[]): readonly RecordedMessage[] =>
  messages.map(message =>
    message.question && message.question.answeredAt === undefined && !message.question.withdrawn ? { ...message, question: { ...message.question, state: 'closed' } } : message,
  )
