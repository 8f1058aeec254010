import { idOf, type Instant } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'

/** One referral of a victim and whoever harms them: what repeats are worked out from. */
export interface PairRow {
  readonly ref: string
  readonly victim: string
  readonly perpetrators: readonly string[]
  readonly referred_at: Instant
  /** Keys ticked on the risk checklist. */
  readonly topics: readonly string[]
  /** 0 once the Hub did not accept it: then there was no case, and nothing that a later referral could repeat. */
  readonly counts: 0 | 1
}

export const pairsProjection = projection<MaracCaseEvent, PairRow>({
  name: 'pairs',
  version: 4,
  streams: ['maracCase'],
  key: 'ref',
  columns: { ref: 'text', victim: 'text', perpetrators: 'json', referred_at: 'text', topics: 'json', counts: 'integer' },
  indexes: [['victim']],
  on: {
    ReferralSubmitted: (_row, { stream, data, recordedAt }, open) => ({
      ref: idOf(stream),
      victim: data.victim.personId,
      perpetrators: data.perpetrators.map(({ personId }) => personId),
      referred_at: recordedAt,
      topics: open(data.risk.items) ?? [],
      counts: 1,
    }),
    // Whoever was told of before stays.
    ReferralCompleted: (row, { data }, open) => row && { ...row, perpetrators: [...new Set([...row.perpetrators, ...data.perpetrators.map(({ personId }) => personId)])], topics: open(data.risk.items) ?? [] },
    // Whose incident it was is not known any more; that the pair was referred is.
    EntryRecordedInError: (row, { data: { kind, stands } }) => row && { ...row, ...(kind === 'referral' && !stands.toldAgain && { topics: [] }) },
    // After an appeal it counts again.
    ReferralAccepted: row => row && { ...row, counts: 1 },
    ReferralNotAccepted: row => row && { ...row, counts: 0 },
    others: 'ignored',
  },
})
