import { Subjects } from '@lantern/access'
import { Clock } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { dueDate, RulesNow } from '@lantern/rules'
import { beside, CalendarDate, controllerFor, Directory, inLongDate, Reference, Text, type Get } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { AskQuestion, decideAskQuestion } from './ask-question.decide.js'

export class AskQuestionInput {
  @Reference('the agency to ask', { as: 'radios' }) agency!: string
  @Text('the question', { max: 4000, multiline: true, hint: 'Every agency on the case can read it, and the answer. Ask one thing at a time.' }) text!: string
  @CalendarDate('the date to answer by', { optional: true }) answerBy?: string
}

/** The Hub and the agencies on the case, but for the one that asks. A question lets nobody in who is not on the case already. */
async function others(get: Get, ref: string, actor: Actor): Promise<Readonly<Record<string, string>>> {
  const subject = await get(Subjects).find('maracCase', ref, actor, ['involved'])
  const onCase = subject?.agencies.involved ?? []
  const directory = get(Directory)
  const listed = [...[directory.hub() ?? []].flat(), ...directory.agencies().filter(({ id }) => onCase.includes(id))]
  return Object.fromEntries(listed.flatMap(({ id, name }) => (id === actor.agency ? [] : [[id, name]])))
}

/** What stands above the form: the date by rule, so that nobody has to work it out. */
async function byRule(get: Get): Promise<{ readonly answerBy: string }> {
  const now = get(Clock).now()
  return { answerBy: inLongDate(dueDate('questionAnswer', now, (await get(RulesNow).inForce(now)).rules)) }
}

export const askQuestion = commandSlice({
  name: 'ask-question',
  title: 'Ask a question',
  done: 'Question asked',
  verb: 'marac.ask-question',
  refuses: ['marac.case-not-open', 'marac.answer-by-passed'],
  lifecycle: caseLifecycle,
  rule: decideAskQuestion,
  input: AskQuestionInput,
  adds: true,
  api: 'cases/:ref/questions',
  page: 'cases/:ref/ask-question',
  template: beside(import.meta.url),
  next: ref => `/cases/${ref}/messages`,
  choices: async (get, ref, actor) => ({ agency: await others(get, ref, actor) }),
  shows: byRule,
  command: ({ agency, text, answerBy }, { id, newId, seal }) =>
    new AskQuestion({ caseId: id, questionId: newId('question'), agency, text: seal(`case-${id}`, text), ...(answerBy !== undefined && { answerBy }) }),
})
export class AskQuestionController extends controllerFor(askQuestion) {}
