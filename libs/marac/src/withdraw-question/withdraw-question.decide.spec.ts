import { describe, it } from '@jest/globals'
import { sealed, specFor } from '@lantern/testing'
import { caseClosed, open, questionAnswered, questionAsked, questionWithdrawn } from '../marac-case/marac-case.examples.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { AnswerQuestion, decideAnswerQuestion } from '../answer-question/answer-question.decide.js'
import { decideWithdrawQuestion, WithdrawQuestion } from './withdraw-question.decide.js'

const given = specFor(maracCase)
const withdraw = (questionId = 'q1', any = false) => new WithdrawQuestion({ caseId: 'MC-4T7Q9-XWC2D', questionId, any, reason: sealed('The landlord has told us', 'case-MC-4T7Q9-XWC2D') })
const by = { user: 'police-1', agency: 'kent-police', roles: ['agency-lead'] }
const asked = questionAsked({ from: 'kent-police' })

describe('withdraw a question', () => {
  it('is for the agency that asked it', () => given(...open, asked).when(decideWithdrawQuestion, withdraw(), { by }).then(questionWithdrawn()))
  it('is for the Hub, whoever asked', () => given(...open, questionAsked({ from: 'probation' })).when(decideWithdrawQuestion, withdraw('q1', true), { by }).then(questionWithdrawn()))
  it('says no to another agency, to what nobody asked, and to one that is withdrawn', () => {
    given(...open, questionAsked({ from: 'probation' })).when(decideWithdrawQuestion, withdraw(), { by }).thenRefused('marac.no-such-question')
    for (const id of ['q9', 'constructor']) given(...open, asked).when(decideWithdrawQuestion, withdraw(id, true), { by }).thenRefused('marac.no-such-question')
    given(...open, asked, questionWithdrawn()).when(decideWithdrawQuestion, withdraw(), { by }).thenRefused('marac.no-such-question')
  })
  it('says no once it is answered, and once the case is closed', () => {
    given(...open, asked, questionAnswered()).when(decideWithdrawQuestion, withdraw(), { by }).thenRefused('marac.question-answered')
    given(...open, asked, caseClosed()).when(decideWithdrawQuestion, withdraw(), { by }).thenRefused('marac.case-not-open')
  })
  it('lets nobody answer it any more', () =>
    given(...open, asked, questionWithdrawn())
      .when(decideAnswerQuestion, new AnswerQuestion(questionAnswered().data), { by: { ...by, agency: 'canterbury-housing' } })
      .thenRefused('marac.question-withdrawn'))
})
