import { sealed } from '@lantern/testing/sealed'
import type { MessageSent, QuestionAnswered, QuestionAsked, QuestionWithdrawn } from './talk.events.js'

const caseId = 'MC-4T7Q9-XWC2D'

export const messageSent = (data: Partial<MessageSent['data']> = {}): MessageSent => ({
  type: 'MessageSent',
  data: { caseId, messageId: 'm1', text: sealed('She is with her sister until Friday', `case-${caseId}`), ...data },
})
export const questionAsked = (data: Partial<QuestionAsked['data']> = {}): QuestionAsked => ({
  type: 'QuestionAsked',
  data: { caseId, questionId: 'q1', from: 'hub', agency: 'canterbury-housing', text: sealed('Is he on the tenancy?', `case-${caseId}`), answerBy: '2027-01-14', ...data },
})
export const questionAnswered = (data: Partial<QuestionAnswered['data']> = {}): QuestionAnswered => ({
  type: 'QuestionAnswered',
  data: { caseId, questionId: 'q1', text: sealed('He is not', `case-${caseId}`), ...data },
})
export const questionWithdrawn = (data: Partial<QuestionWithdrawn['data']> = {}): QuestionWithdrawn => ({
  type: 'QuestionWithdrawn',
  data: { caseId, questionId: 'q1', reason: sealed('The landlord has told us', `case-${caseId}`), ...data },
})
