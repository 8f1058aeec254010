import type { ByType, CalendarDate } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { FlagsEvent } from './flags.events.js'

/** What an agency has to do about its flag, or has done. */
export type FlagState = 'to-put-on' | 'on' | 'to-take-off' | 'off'

export interface FlagsState {
  /** The flag of each agency of a closed case. */
  readonly flags: Readonly<Record<string, FlagState>>
  /** The day of the last referral and the last day of the flag; empty while there is none. */
  readonly flaggedFrom: CalendarDate
  readonly flaggedUntil: CalendarDate
}

export const noFlags: FlagsState = { flags: {}, flaggedFrom: '', flaggedUntil: '' }

/** Whether the flag is to be kept: not yet told that it ends. */
export const live = (flag: FlagState | undefined): boolean => flag === 'to-put-on' || flag === 'on'

const each = (agencies: readonly string[], flag: FlagState): Readonly<Record<string, FlagState>> => Object.fromEntries(agencies.map(agency => [agency, flag]))
const started = (state: MaracCase, { agencies, referredOn, until }: { readonly agencies: readonly string[]; readonly referredOn: CalendarDate; readonly until: CalendarDate }): MaracCase => ({
  ...state,
  flags: { ...state.flags, ...each(agencies, 'to-put-on') },
  flaggedFrom: referredOn,
  flaggedUntil: until,
})

export const flagsFolds: ByType<FlagsEvent, MaracCase> = {
  FlagsSet: (state, { data }) => started(state, data),
  FlagPutOn: (state, { data }) => ({ ...state, flags: { ...state.flags, [data.agency]: 'on' } }),
  FlagsRestarted: (state, { data }) => started(state, data),
  FlagsShortened: (state, { data }) => started(state, data),
  FlagsEnded: (state, { data }) => ({ ...state, flags: { ...state.flags, ...each(data.agencies, 'to-take-off') } }),
  FlagTakenOff: (state, { data }) => ({ ...state, flags: { ...state.flags, [data.agency]: 'off' } }),
  FlagReleased: (state, { data }) => ({ ...state, flags: { ...state.flags, [data.agency]: 'off' } }),
}
