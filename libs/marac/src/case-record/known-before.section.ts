import { inDate, inPlural } from '@lantern/web-kit'
import type { ShownRepeat } from '../pairs/pairs.query.js'

/** What is known of the pair and of its people from elsewhere: a repeat, and records that somebody should look at. */
export interface KnownBefore {
  readonly repeat?: ShownRepeat | undefined
  /** Possible matches that nobody has said anything of; undefined for whoever may not see them. */
  readonly matches?: number | undefined
  /** Open cases of the same pair, to which a referral that waits may belong. */
  readonly open?: readonly string[]
  /** Cases in which victim and perpetrator are the other way round. */
  readonly counter?: readonly string[]
}

export const nothingKnownBefore = { repeat: undefined, matches: undefined, open: [], counter: [] }

export const knownBeforeOf = (ref: string, { repeat, matches, open = [], counter = [] }: KnownBefore) => ({
  repeat: repeat && { text: `Repeat: last referred on ${inDate(repeat.referredOn)}`, case: repeat.case },
  matches: matches === undefined || matches === 0 ? undefined : { text: `${inPlural(matches, 'possible match', 'possible matches')} with people on other cases`, href: `/cases/${ref}/possible-matches` },
  open: open.map(other => ({ text: other, href: `/cases/${other}` })),
  counter: counter.map(other => ({ text: other, href: `/cases/${other}` })),
})
