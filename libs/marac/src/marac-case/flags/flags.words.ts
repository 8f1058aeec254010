import { formatDate } from '@lantern/clock'
import type { Sentences } from '../marac-case.words.js'
import type { FlagsEvent, Release } from './flags.events.js'
import type { FlagState } from './flags.state.js'

/** Codes as people read them. */
export const flagWords: Readonly<Record<FlagState, string>> = {
  'to-put-on': 'Not confirmed yet',
  on: 'On',
  'to-take-off': 'To be taken off',
  off: 'Taken off',
}
/** Colours of their tags; the words say the same. */
export const flagTags: Readonly<Record<FlagState, string>> = { 'to-put-on': 'yellow', on: 'green', 'to-take-off': 'yellow', off: 'grey' }

/** What is known of the flag of an agency that is not counted on any more. */
export const releaseWords: Readonly<Record<Release, string>> = {
  'taken-off': 'The agency said that the flag is off its system',
  'not-confirmed': 'Nobody there can say whether it was on, or is off',
}

const of = (agencies: readonly string[]): string => `${agencies.length} ${agencies.length === 1 ? 'agency' : 'agencies'}`

export const flagsSentences: Sentences<FlagsEvent> = {
  FlagsSet: ({ data }) => `A flag was set for ${of(data.agencies)}, to be kept until ${formatDate(data.until)}`,
  FlagPutOn: ({ data }, _open, names) => `${names.agency(data.agency)} said that the flag is on its system`,
  FlagsRestarted: ({ data }) => `The flag of ${of(data.agencies)} starts anew, since the same people were referred again on ${formatDate(data.referredOn)}. It is to be kept until ${formatDate(data.until)}`,
  FlagsShortened: ({ data }) => `The flag of ${of(data.agencies)} counts from ${formatDate(data.referredOn)} again, since a later referral does not count for these people any more. It is to be kept until ${formatDate(data.until)}`,
  FlagsEnded: ({ data }) => `The flag ended: ${of(data.agencies)} ${data.agencies.length === 1 ? 'was' : 'were'} told to take it off`,
  FlagTakenOff: ({ data }, _open, names) => `${names.agency(data.agency)} said that the flag is taken off`,
  FlagReleased: ({ data }, _open, names) => `The Hub no longer counts on ${names.agency(data.agency)} for its flag: ${releaseWords[data.because].replace(/^[TN]/, letter => letter.toLowerCase())}`,
}
