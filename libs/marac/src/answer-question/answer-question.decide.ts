import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AnswerQuestion {
  constructor(readonly data: { caseId: CaseRef; questionId: string; text: Sealed<string> }) {}
}

/** The agency that was asked answers, once; a late answer is as welcome as a late return. */
export function decideAnswerQuestion({ data }: AnswerQuestion, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('answer-question')) throw refusal('marac.case-not-open')
  const question = Object.hasOwn(state.questions, data.questionId) ? state.questions[data.questionId] : undefined
  if (question?.agency !== by.agency) throw refusal('marac.not-your-question')
  if (question.withdrawn) throw refusal('marac.question-withdrawn')
  if (question.answered) throw refusal('marac.already-answered')
  return [{ type: 'QuestionAnswered', data }]
}
