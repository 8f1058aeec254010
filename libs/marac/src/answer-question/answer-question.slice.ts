import { AccessLog } from '@lantern/access'
import { Clock, londonDate } from '@lantern/clock'
import type { Actor } from '@lantern/decision'
import { EventStore, loadState, type StoredOf } from '@lantern/event-store'
import { Sealer } from '@lantern/privacy'
import { controllerFor, Directory, dueTag, openerFor, Reference, Text, type Get } from '@lantern/web-kit'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { recordOf } from '../marac-case/marac-case.record.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { commandSlice } from '../marac.slice.js'
import { AnswerQuestion, decideAnswerQuestion } from './answer-question.decide.js'

export class AnswerQuestionInput {
  @Reference('the question', { as: 'radios' }) question!: string
  @Text('the answer', { max: 4000, multiline: true, hint: 'Every agency on the case can read it. Keep facts apart from opinion.' }) text!: string
}

/** The questions to the actor's agency in full, as whoever answers needs them; those that are answered stay, so that a second answer is told why not. */
async function questionsTo(get: Get, ref: string, actor: Actor): Promise<Readonly<Record<string, string>>> {
  const { events } = await loadState(get(EventStore), maracCase, ref)
  const today = londonDate(get(Clock).now())
  const record = recordOf(ref, events as readonly StoredOf<MaracCaseEvent>[], await openerFor(get(Sealer), maracCase, events), today)
  const asked = (record?.messages ?? []).flatMap(({ id, text, by, question }) => (question?.agency === actor.agency ? [{ id, text, by, question }] : []))
  const waiting = asked.filter(({ question }) => question.answeredAt === undefined && !question.withdrawn)
  const names = get(Directory)
  return Object.fromEntries(
    [...waiting, ...asked.filter(each => !waiting.includes(each))].map(({ id, text, by, question }) => {
      const standing = question.withdrawn ? 'Withdrawn' : question.answeredAt === undefined ? dueTag(question.answerBy, today).text : 'Answered'
      return [id, `${names.agency(by.agency)}: ${text ?? 'No longer held'} (${standing})`]
    }),
  )
}

export const answerQuestion = commandSlice({
  name: 'answer-question',
  title: 'Answer a question',
  done: 'Question answered',
  verb: 'marac.answer-question',
  refuses: ['marac.case-not-open', 'marac.not-your-question', 'marac.question-withdrawn', 'marac.already-answered'],
  lifecycle: caseLifecycle,
  rule: decideAnswerQuestion,
  input: AnswerQuestionInput,
  adds: true,
  starts: ['question'],
  api: 'cases/:ref/answers',
  page: 'cases/:ref/answer-question',
  next: ref => `/cases/${ref}/messages`,
  // The form shows what was asked, which is a part of the case.
  shows: async (get, ref, actor) => {
    await get(AccessLog).record({ actor, at: get(Clock).now(), verb: 'messages-read', ref })
    return {}
  },
  choices: async (get, ref, actor) => ({ question: await questionsTo(get, ref, actor) }),
  command: ({ question, text }, { id, seal }) => new AnswerQuestion({ caseId: id, questionId: question, text: seal(`case-${id}`, text) }),
})
export class AnswerQuestionController extends controllerFor(answerQuestion) {}
