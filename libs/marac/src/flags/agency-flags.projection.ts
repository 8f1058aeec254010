import { idOf, type CalendarDate, type Instant } from '@lantern/decision'
import { projection } from '@lantern/projections'
import type { FlagState } from '../marac-case/flags/flags.state.js'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'

/** One row for each agency that is to keep a flag: what it has to put on its own system, or to take off. */
export interface AgencyFlagRow {
  /** Case and agency: MC-4T7Q9-XWC2D/probation. */
  readonly id: string
  readonly ref: string
  readonly agency: string
  readonly state: FlagState
  readonly set_at: Instant
  /** The day of the referral that it counts from. */
  readonly referred_on: CalendarDate
  /** 1 once a later referral of the same people started it anew. */
  readonly restarted: 0 | 1
  readonly until: CalendarDate
}

const rowOf = (event: { readonly stream: string; readonly recordedAt: Instant; readonly data: { readonly referredOn: CalendarDate; readonly until: CalendarDate } }, key: string): AgencyFlagRow => ({
  id: key,
  ref: idOf(event.stream),
  agency: key.slice(key.indexOf('/') + 1),
  state: 'to-put-on',
  set_at: event.recordedAt,
  referred_on: event.data.referredOn,
  restarted: 0,
  until: event.data.until,
})

export const agencyFlagsProjection = projection<MaracCaseEvent, AgencyFlagRow>({
  name: 'agency_flags',
  version: 3,
  streams: ['maracCase'],
  key: 'id',
  columns: { id: 'text', ref: 'text', agency: 'text', state: 'text', set_at: 'text', referred_on: 'text', restarted: 'integer', until: 'text' },
  indexes: [['agency', 'state', 'until'], ['state', 'until'], ['ref']],
  keysOf: event => {
    const ref = idOf(event.stream)
    switch (event.type) {
      case 'FlagsSet':
      case 'FlagsRestarted':
      case 'FlagsShortened':
      case 'FlagsEnded':
        return event.data.agencies.map(agency => `${ref}/${agency}`)
      case 'FlagPutOn':
      case 'FlagTakenOff':
      case 'FlagReleased':
        return [`${ref}/${event.data.agency}`]
      default:
        return []
    }
  },
  on: {
    FlagsSet: (_row, event, _open, key) => rowOf(event, key),
    FlagsRestarted: (_row, event, _open, key) => ({ ...rowOf(event, key), restarted: 1 }),
    FlagsShortened: (row, event, _open, key) => ({ ...rowOf(event, key), restarted: row?.restarted ?? 0 }),
    FlagPutOn: row => row && { ...row, state: 'on' },
    FlagsEnded: row => row && { ...row, state: 'to-take-off' },
    FlagTakenOff: row => row && { ...row, state: 'off' },
    FlagReleased: row => row && { ...row, state: 'off' },
    others: 'ignored',
  },
})
