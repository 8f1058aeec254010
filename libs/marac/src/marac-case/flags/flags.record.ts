import type { CalendarDate, Instant } from '@lantern/decision'
import type { CaseRecord, Recorded } from '../marac-case.record.js'
import type { FlagsEvent, Release } from './flags.events.js'
import type { FlagState } from './flags.state.js'

/** The flag of one agency, and who said last that it is on, or off. */
export interface RecordedFlag {
  readonly agency: string
  readonly state: FlagState
  readonly at?: Instant
  readonly by?: string
  /** What the Hub knew of it when it stopped counting on the agency. */
  readonly released?: Release
}

export interface RecordedFlags {
  /** Set when the case closed. `setAt` is when the dates were last worked out, `referredOn` the day that they count from. */
  readonly flag?: { readonly setAt: Instant; readonly referredOn: CalendarDate; readonly until: CalendarDate; readonly agencies: readonly RecordedFlag[] }
}

const started = (so: CaseRecord, { agencies, referredOn, until }: { readonly agencies: readonly string[]; readonly referredOn: CalendarDate; readonly until: CalendarDate }, setAt: Instant): CaseRecord => ({
  ...so,
  flag: { setAt, referredOn, until, agencies: agencies.map(agency => ({ agency, state: 'to-put-on' })) },
})
const changed = (so: CaseRecord, agencies: readonly string[], change: Omit<RecordedFlag, 'agency'>): CaseRecord =>
  so.flag ? { ...so, flag: { ...so.flag, agencies: so.flag.agencies.map(each => (agencies.includes(each.agency) ? { ...each, ...change } : each)) } } : so

export const recordedFlags: Recorded<FlagsEvent> = {
  FlagsSet: (so, { data, recordedAt }) => started(so, data, recordedAt),
  FlagPutOn: (so, { data, recordedAt, by }) => changed(so, [data.agency], { state: 'on', at: recordedAt, by: by.user }),
  FlagsRestarted: (so, { data, recordedAt }) => started(so, data, recordedAt),
  FlagsShortened: (so, { data, recordedAt }) => started(so, data, recordedAt),
  FlagsEnded: (so, { data }) => changed(so, data.agencies, { state: 'to-take-off' }),
  FlagTakenOff: (so, { data, recordedAt, by }) => changed(so, [data.agency], { state: 'off', at: recordedAt, by: by.user }),
  FlagReleased: (so, { data, recordedAt, by }) => changed(so, [data.agency], { state: 'off', at: recordedAt, by: by.user, released: data.because }),
}
