import { formatDate } from '@lantern/clock'
import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { TalkEvent } from './talk.events.js'

export const talkSentences: Sentences<TalkEvent> = {
  MessageSent: (event, open, names) => `${names.agency(event.by.agency)} wrote a message${said(open(event.data.text))}`,
  QuestionAsked: ({ data }, open, names) =>
    `${names.agency(data.from)} asked ${names.agency(data.agency)} a question, to be answered by ${formatDate(data.answerBy)}${said(open(data.text))}`,
  QuestionAnswered: (event, open, names) => `${names.agency(event.by.agency)} answered the question that it was asked${said(open(event.data.text))}`,
  QuestionWithdrawn: (event, open, names) => `${names.agency(event.by.agency)} withdrew a question: no answer is wanted any more${said(open(event.data.reason))}`,
}
