import { idOf, type CalendarDate, type Instant } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { AppealOutcome, MaracCaseEvent } from '../marac-case/marac-case.events.js'

/** One row for each appeal; a referral has at most one. The reasons stand on the case. */
export interface AppealRow {
  readonly ref: string
  /** That referred. */
  readonly agency: string
  readonly appealed_at: Instant
  readonly answer_by: CalendarDate
  readonly outcome: AppealOutcome | null
  readonly answered_at: Instant | null
}

export const appealsProjection = projection<MaracCaseEvent, AppealRow>({
  name: 'appeals',
  version: 1,
  streams: ['maracCase'],
  key: 'ref',
  columns: { ref: 'text', agency: 'text', appealed_at: 'text', answer_by: 'text', outcome: 'text', answered_at: 'text' },
  indexes: [['answer_by', 'ref'], ['appealed_at', 'ref']],
  on: {
    ReferralAppealed: (_row, event) => ({ ref: idOf(event.stream), agency: event.by.agency, appealed_at: event.recordedAt, answer_by: event.data.answerBy, outcome: null, answered_at: null }),
    AppealAnswered: (row, event) => row && { ...row, outcome: event.data.outcome, answered_at: event.recordedAt },
    others: 'ignored',
  },
})
