import { idOf } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'

/**
 * A referral that was joined to a case. `joined` until that case tells the incident, then `told`. Where one of the two was recorded in error, the other has to follow:
 * `untell` the incident there, or `unjoin` the referral here. Where what the referral told was recorded in error, the words of the incident there are `in-error` until they are `hidden`.
 */
export interface JoinedReferralRow {
  readonly ref: string
  readonly joins: string
  readonly state: 'joined' | 'told' | 'untell' | 'unjoin'
  readonly words: 'kept' | 'in-error' | 'hidden'
}

export const joinedReferralsProjection = projection<MaracCaseEvent, JoinedReferralRow>({
  name: 'joined_referrals',
  version: 3,
  streams: ['maracCase'],
  key: 'ref',
  columns: { ref: 'text', joins: 'text', state: 'text', words: 'text' },
  indexes: [['state'], ['joins'], ['words']],
  keysOf: event => {
    if (event.type === 'ReferralJoined') return [idOf(event.stream)]
    if (event.type === 'EntryRecordedInError' && (event.data.kind === 'joining' || (event.data.kind === 'referral' && !event.data.stands.toldAgain))) return [idOf(event.stream)]
    if (event.type === 'EntryRecordedInError' && (event.data.kind === 'incident' || event.data.kind === 'incident-words')) return [event.data.about ?? '']
    return event.type === 'IncidentAdded' ? [event.data.referral] : []
  },
  on: {
    ReferralJoined: (_row, event, _open, key) => ({ ref: key, joins: event.data.joins, state: 'joined', words: 'kept' }),
    IncidentAdded: row => row && { ...row, state: 'told' },
    EntryRecordedInError: (row, { data: { kind } }) => {
      if (kind === 'referral' || kind === 'incident-words') return row && { ...row, words: kind === 'referral' ? 'in-error' : 'hidden' }
      return row?.state === 'told' ? { ...row, state: kind === 'joining' ? 'untell' : 'unjoin' } : undefined
    },
    others: 'ignored',
  },
})
