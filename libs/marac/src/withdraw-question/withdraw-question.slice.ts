import { EventStore, stateNow } from '@lantern/event-store'
import type { Actor } from '@lantern/decision'
import { controllerFor, Directory, Reference, Text, type Get } from '@lantern/web-kit'
import { seesAll } from '../marac.access.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { commandSlice } from '../marac.slice.js'
import { decideWithdrawQuestion, WithdrawQuestion } from './withdraw-question.decide.js'

export class WithdrawQuestionInput {
  @Reference('the question', { as: 'radios' }) question!: string
  @Text('why no answer is wanted any more', { max: 4000, multiline: true, hint: 'Every agency on the case can read it. The question stays to be read.' }) reason!: string
}

/** Whose question it was and to whom, and no word of it: whoever withdraws one comes from where it is read. Those that are withdrawn stay, for a resend. */
async function questions(get: Get, ref: string, actor: Actor): Promise<{ readonly question: Readonly<Record<string, string>> }> {
  const { state } = await stateNow(get(EventStore), maracCase, ref)
  const names = get(Directory)
  const asked = Object.entries(state.questions).filter(([, { from, answered }]) => !answered && (seesAll(actor) || from === actor.agency))
  return { question: Object.fromEntries(asked.map(([id, { from, agency, withdrawn }], i) => [id, `Question ${i + 1}, of ${names.agency(from)} to ${names.agency(agency)}${withdrawn ? ' (withdrawn)' : ''}`])) }
}

export const withdrawQuestion = commandSlice({
  name: 'withdraw-question',
  title: 'Withdraw a question',
  done: 'Question withdrawn',
  verb: 'marac.ask-question',
  refuses: ['marac.case-not-open', 'marac.no-such-question', 'marac.question-answered'],
  lifecycle: caseLifecycle,
  rule: decideWithdrawQuestion,
  input: WithdrawQuestionInput,
  starts: ['question'],
  adds: true,
  api: 'cases/:ref/question-withdrawals',
  page: 'cases/:ref/withdraw-question',
  next: ref => `/cases/${ref}/messages`,
  choices: questions,
  command: ({ question, reason }, { id, actor, seal }) => new WithdrawQuestion({ caseId: id, questionId: question, reason: seal(`case-${id}`, reason), any: seesAll(actor) }),
})
export class WithdrawQuestionController extends controllerFor(withdrawQuestion) {}
