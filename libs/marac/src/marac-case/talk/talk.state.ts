import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { TalkEvent } from './talk.events.js'

export interface Question {
  /** Whom it was asked of. */
  readonly agency: string
  /** Who asked it. */
  readonly from: string
  readonly answered: boolean
  readonly withdrawn?: true
}
export interface TalkState {
  /** By id. */
  readonly questions: Readonly<Record<string, Question>>
}

export const noTalk: TalkState = { questions: {} }

export const talkFolds: ByType<TalkEvent, MaracCase> = {
  MessageSent: state => state,
  QuestionAsked: (state, { data: { questionId, agency, from } }) => ({ ...state, questions: { ...state.questions, [questionId]: { agency, from, answered: false } } }),
  QuestionAnswered: (state, { data: { questionId } }) => {
    const asked = state.questions[questionId]
    return asked ? { ...state, questions: { ...state.questions, [questionId]: { ...asked, answered: true } } } : state
  },
  QuestionWithdrawn: (state, { data: { questionId } }) => {
    const asked = state.questions[questionId]
    return asked ? { ...state, questions: { ...state.questions, [questionId]: { ...asked, withdrawn: true } } } : state
  },
}
