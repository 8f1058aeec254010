import { describe, it } from '@jest/globals'
import { exampleRules } from '@lantern/rules'
import { specFor } from '@lantern/testing'
import { closed, notAccepted, open, questionAsked, referred } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AskQuestion, decideAskQuestion } from './ask-question.decide.js'

const given = specFor(maracCase)
const rules = exampleRules()
const by = { user: 'coordinator-1', agency: 'hub', roles: ['coordinator'] }
const { answerBy: _answerBy, from: _from, ...asked } = questionAsked().data
const askQuestion = (data: Partial<AskQuestion['data']> = {}) => new AskQuestion({ ...asked, ...data })

describe('ask a question', () => {
  it.each([['only referred', referred], ['open', open]])('is to be answered within three working days while the case is %s', (_, history) =>
    given(...history).when(decideAskQuestion, askQuestion(), { rules, by }).then(questionAsked({ answerBy: '2027-01-14' })))
  it('passes over the weekend', () =>
    given(...open).when(decideAskQuestion, askQuestion(), { rules, by, now: '2027-01-14T15:00:00.000Z' }).then(questionAsked({ answerBy: '2027-01-19' })))
  it('takes another date, today too', () =>
    given(...open).when(decideAskQuestion, askQuestion({ answerBy: '2027-01-11' }), { rules, by }).then(questionAsked({ answerBy: '2027-01-11' })))
  it('says no to a date that has passed', () =>
    given(...open).when(decideAskQuestion, askQuestion({ answerBy: '2027-01-10' }), { rules, by }).thenRefused('marac.answer-by-passed'))
  it('reads the day in London, not in UTC', () =>
    given(...open)
      .when(decideAskQuestion, askQuestion({ answerBy: '2027-06-10' }), { rules, by, now: '2027-06-10T23:30:00.000Z' })
      .thenRefused('marac.answer-by-passed'))
  it('may be the second to the same agency', () =>
    given(...open, questionAsked()).when(decideAskQuestion, askQuestion({ questionId: 'q2' }), { rules, by }).then(questionAsked({ questionId: 'q2' })))
  it.each([['not accepted', notAccepted], ['closed', closed]])('says no once the case is %s', (_, history) =>
    given(...history).when(decideAskQuestion, askQuestion(), { rules, by }).thenRefused('marac.case-not-open'))
})
