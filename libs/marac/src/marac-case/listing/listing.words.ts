import { formatDate } from '@lantern/clock'
import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { ListingEvent } from './listing.events.js'

export const listingSentences: Sentences<ListingEvent> = {
  CaseListed: ({ data }, _open, names) => `The case was listed for the meeting of ${names.area(data.area)} on ${formatDate(data.on)}`,
  CaseUnlisted: ({ data }, open) => `The case was taken off the agenda of its meeting${said(open(data.reason))}`,
}
