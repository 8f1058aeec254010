import { londonDate } from '@lantern/clock'
import type { CalendarDate, Given, Sealed } from '@lantern/decision'
import { dueDate, type RulesInForce } from '@lantern/rules'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AskQuestion {
  constructor(readonly data: { caseId: CaseRef; questionId: string; agency: string; text: Sealed<string>; answerBy?: CalendarDate }) {}
}

/** One agency asks another on the case. The date to answer by comes from the rules, unless the one who asks gives another. */
export function decideAskQuestion({ data }: AskQuestion, state: MaracCase, { by, now, rules }: Given<RulesInForce>): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('ask-question')) throw refusal('marac.case-not-open')
  const answerBy = data.answerBy ?? dueDate('questionAnswer', now, rules, data.agency)
  if (answerBy < londonDate(now)) throw refusal('marac.answer-by-passed')
  return [{ type: 'QuestionAsked', data: { ...data, from: by.agency, answerBy } }]
}
