import { idOf, type CalendarDate, type Instant } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'

/** One row for each thing that was written on a case: who wrote it, when, and of a question who is to answer by when. Never the text. */
export interface TalkRow {
  /** Case and message: MC-4T7Q9-XWC2D/0xk2…; of an answer the question's with /answer behind it. */
  readonly id: string
  readonly ref: string
  readonly kind: 'message' | 'question' | 'answer'
  readonly sender: string
  readonly agency: string
  readonly sent_at: Instant
  /** Of the event on the case. */
  readonly revision: number
  /** Of a question: whom it was asked of. */
  readonly asked: string | null
  /** Of a question; after every date for what waits for no answer, so that a list can be sorted by it. */
  readonly answer_by: CalendarDate
  /** 1 for a question until it is answered. */
  readonly waiting: 0 | 1
}

const never: CalendarDate = '9999-12-31'

export const caseTalkProjection = projection<MaracCaseEvent, TalkRow>({
  name: 'case_talk',
  version: 3,
  streams: ['maracCase'],
  key: 'id',
  columns: { id: 'text', ref: 'text', kind: 'text', sender: 'text', agency: 'text', sent_at: 'text', revision: 'integer', asked: 'text', answer_by: 'text', waiting: 'integer' },
  indexes: [['ref'], ['waiting', 'asked', 'answer_by'], ['waiting', 'agency', 'answer_by']],
  keysOf: event => {
    const ref = idOf(event.stream)
    if (event.type === 'MessageSent') return [`${ref}/${event.data.messageId}`]
    if (event.type === 'QuestionAsked' || event.type === 'QuestionWithdrawn') return [`${ref}/${event.data.questionId}`]
    if (event.type === 'QuestionAnswered') return [`${ref}/${event.data.questionId}`, `${ref}/${event.data.questionId}/answer`]
    if (event.type === 'EntryRecordedInError' && ['message', 'question', 'answer'].includes(event.data.kind)) return [`${ref}/${event.data.about ?? ''}`, ...(event.data.kind === 'answer' ? [`${ref}/${event.data.about ?? ''}/answer`] : [])]
    return []
  },
  on: {
    MessageSent: (_row, event, _open, key) => ({ ...written(event, key), kind: 'message', asked: null, answer_by: never, waiting: 0 }),
    QuestionAsked: (_row, event, _open, key) => ({ ...written(event, key), kind: 'question', asked: event.data.agency, answer_by: event.data.answerBy, waiting: 1 }),
    QuestionAnswered: (row, event, _open, key) =>
      key.endsWith('/answer') ? { ...written(event, key), kind: 'answer', asked: null, answer_by: never, waiting: 0 } : row && { ...row, waiting: 0 },
    QuestionWithdrawn: row => row && { ...row, waiting: 0 },
    // Without its answer a question waits again.
    EntryRecordedInError: (row, event, _open, key) => (row && event.data.kind === 'answer' && !key.endsWith('/answer') ? { ...row, waiting: event.data.stands.open ? 1 : 0 } : undefined),
    others: 'ignored',
  },
})

const written = (event: { readonly stream: string; readonly by: { readonly user: string; readonly agency: string }; readonly recordedAt: Instant; readonly revision: number }, id: string) => ({
  id,
  ref: idOf(event.stream),
  sender: event.by.user,
  agency: event.by.agency,
  sent_at: event.recordedAt,
  revision: event.revision,
})
