import { describe, it } from '@jest/globals'
import { specFor } from '@lantern/testing'
import { caseClosed, open, questionAnswered, questionAsked } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AnswerQuestion, decideAnswerQuestion } from './answer-question.decide.js'

const given = specFor(maracCase)
const answer = (questionId = 'q1') => new AnswerQuestion(questionAnswered({ questionId }).data)
const by = { user: 'housing-1', agency: 'canterbury-housing', roles: ['agency-representative'] }

describe('answer a question', () => {
  it('is for the agency that was asked', () => given(...open, questionAsked()).when(decideAnswerQuestion, answer(), { by }).then(questionAnswered()))
  it('is possible after the date', () =>
    given(...open, questionAsked()).when(decideAnswerQuestion, answer(), { by, now: '2027-03-01T09:00:00.000Z' }).then(questionAnswered()))
  it('is of one question, whatever became of others', () =>
    given(...open, questionAsked(), questionAsked({ questionId: 'q2' }), questionAnswered())
      .when(decideAnswerQuestion, answer('q2'), { by })
      .then(questionAnswered({ questionId: 'q2' })))
  it('says no to another agency', () =>
    given(...open, questionAsked({ agency: 'probation' })).when(decideAnswerQuestion, answer(), { by }).thenRefused('marac.not-your-question'))
  it.each(['q9', 'constructor'])('says no to %s, which nobody asked', id =>
    given(...open, questionAsked()).when(decideAnswerQuestion, answer(id), { by }).thenRefused('marac.not-your-question'))
  it('says no to a second answer', () =>
    given(...open, questionAsked(), questionAnswered()).when(decideAnswerQuestion, answer(), { by }).thenRefused('marac.already-answered'))
  it('says no once the case is closed', () =>
    given(...open, questionAsked(), caseClosed()).when(decideAnswerQuestion, answer(), { by }).thenRefused('marac.case-not-open'))
})
