import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class WithdrawQuestion {
  /** `any`: whether this person withdraws whoever's question, as the Hub does. */
  constructor(readonly data: { caseId: CaseRef; questionId: string; reason: Sealed<string>; any: boolean }) {}
}

/** Whoever asked, or the Hub, wants no answer any more: because the agency left, or something else answered it. */
export function decideWithdrawQuestion({ data: { any, ...data } }: WithdrawQuestion, state: MaracCase, { by }: Pick<Given, 'by'>): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('withdraw-question')) throw refusal('marac.case-not-open')
  const question = Object.hasOwn(state.questions, data.questionId) ? state.questions[data.questionId] : undefined
  if (!question || question.withdrawn || !(any || question.from === by.agency)) throw refusal('marac.no-such-question')
  if (question.answered) throw refusal('marac.question-answered')
  return [{ type: 'QuestionWithdrawn', data }]
}
