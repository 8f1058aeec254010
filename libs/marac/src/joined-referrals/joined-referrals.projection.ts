import { idOf } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'

/**
 * A referral that was joined to a case. `joined` until that case tells the incident, then `told`. Where one of the two was recorded in error, the other has to follow:
 * `untell` the incident there, or `unjoin` the referral here.
 */
export interface JoinedReferralRow {
  readonly ref: string
  readonly joins: string
  readonly state: 'joined' | 'told' | 'untell' | 'unjoin'
}

export const joinedReferralsProjection = projection<MaracCaseEvent, JoinedReferralRow>({
  name: 'joined_referrals',
  version: 2,
  streams: ['maracCase'],
  key: 'ref',
  columns: { ref: 'text', joins: 'text', state: 'text' },
  indexes: [['state'], ['joins']],
  keysOf: event => {
    if (event.type === 'ReferralJoined') return [idOf(event.stream)]
    if (event.type === 'EntryRecordedInError' && event.data.kind === 'joining') return [idOf(event.stream)]
    if (event.type === 'EntryRecordedInError' && event.data.kind === 'incident') return [event.data.about ?? '']
    return event.type === 'IncidentAdded' ? [event.data.referral] : []
  },
  on: {
    ReferralJoined: (_row, event, _open, key) => ({ ref: key, joins: event.data.joins, state: 'joined' }),
    IncidentAdded: row => row && { ...row, state: 'told' },
    EntryRecordedInError: (row, event) => (row?.state === 'told' ? { ...row, state: event.data.kind === 'joining' ? 'untell' : 'unjoin' } : undefined),
    others: 'ignored',
  },
})
