import { idOf, type CalendarDate, type Instant } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { AppealOutcome, MaracCaseEvent } from '../marac-case/marac-case.events.js'

/** One row for each referral that was not accepted, which has at most one appeal. The reasons stand on the case. */
export interface AppealRow {
  readonly ref: string
  /** That referred. */
  readonly agency: string
  /** Who did not accept it: never the one who answers. */
  readonly decided_by: string
  /** Empty while nobody has appealed. */
  readonly appealed_at: Instant
  readonly answer_by: CalendarDate
  readonly outcome: AppealOutcome | null
  readonly answered_at: Instant | null
}

export const appealsProjection = projection<MaracCaseEvent, AppealRow>({
  name: 'appeals',
  version: 2,
  streams: ['maracCase'],
  key: 'ref',
  columns: { ref: 'text', agency: 'text', decided_by: 'text', appealed_at: 'text', answer_by: 'text', outcome: 'text', answered_at: 'text' },
  indexes: [['answer_by', 'ref'], ['appealed_at', 'ref']],
  on: {
    ReferralNotAccepted: (_row, event) => ({ ref: idOf(event.stream), agency: '', decided_by: event.by.user, appealed_at: '', answer_by: '', outcome: null, answered_at: null }),
    ReferralAppealed: (row, event) => row && { ...row, agency: event.by.agency, appealed_at: event.recordedAt, answer_by: event.data.answerBy },
    AppealAnswered: (row, event) => row && { ...row, outcome: event.data.outcome, answered_at: event.recordedAt },
    others: 'ignored',
  },
})
