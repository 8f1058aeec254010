import { inDate, inPlural } from '@lantern/web-kit'
import type { ShownRepeat } from '../pairs/pairs.query.js'

/** What is known of the pair and of its people from elsewhere: a repeat, and records that somebody should look at. */
export interface KnownBefore {
  readonly repeat?: ShownRepeat | undefined
  /** Possible matches that nobody has said anything of; undefined for whoever may not see them. */
  readonly matches?: number | undefined
}

export const nothingKnownBefore = { repeat: undefined, matches: undefined }

export const knownBeforeOf = (ref: string, { repeat, matches }: KnownBefore) => ({
  repeat: repeat && { text: `Repeat: last referred on ${inDate(repeat.referredOn)}`, case: repeat.case },
  matches: matches === undefined || matches === 0 ? undefined : { text: `${inPlural(matches, 'possible match', 'possible matches')} with people on other cases`, href: `/cases/${ref}/possible-matches` },
})
