import { dayOrInstant } from '@lantern/clock'
import type { Names } from '@lantern/web-kit'
import type { HistoryEntry } from './case-history/case-history.query.js'

/** What happened to a case, for a timeline on the screen or on paper. */
export const timelineOf = (entries: readonly HistoryEntry[], names: Names) =>
  entries.map(entry => ({
    ...headed(entry.text),
    by: entry.user === undefined || entry.agency === undefined ? 'Not told' : `${names.user(entry.user)}, ${names.agency(entry.agency)}${entry.for === undefined ? '' : `, for ${names.user(entry.for)}, who was away`}`,
    at: dayOrInstant(entry.happenedAt),
    late: entry.happenedAt === entry.recordedAt ? undefined : entry.recordedAt,
    ...(entry.action !== undefined && { href: `/actions/${entry.action}`, link: `Action ${entry.action}` }),
  }))

/** What people wrote goes below the heading: it may be pages long. */
function headed(sentence: string): { readonly title: string; readonly text?: string } {
  const at = sentence.indexOf(': ')
  return at < 0 ? { title: sentence } : { title: sentence.slice(0, at), text: sentence.slice(at + 2) }
}
