import { idOf } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'

/** A referral that was joined to a case: 1 once that case tells the incident. */
export interface JoinedReferralRow {
  readonly ref: string
  readonly joins: string
  readonly told: 0 | 1
}

export const joinedReferralsProjection = projection<MaracCaseEvent, JoinedReferralRow>({
  name: 'joined_referrals',
  version: 1,
  streams: ['maracCase'],
  key: 'ref',
  columns: { ref: 'text', joins: 'text', told: 'integer' },
  indexes: [['told'], ['joins']],
  keysOf: event => {
    if (event.type === 'ReferralJoined') return [idOf(event.stream)]
    return event.type === 'IncidentAdded' ? [event.data.referral] : []
  },
  on: {
    ReferralJoined: (_row, event, _open, key) => ({ ref: key, joins: event.data.joins, told: 0 }),
    IncidentAdded: row => row && { ...row, told: 1 },
    others: 'ignored',
  },
})
