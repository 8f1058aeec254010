import { isDeepStrictEqual } from 'node:util'
import type { CalendarDate } from '@lantern/decision'
import type { RuleDocuments, Where } from './documents.js'

/** An entry that would change what already holds. `where` is in the new files, undefined when the entry is gone from them. */
export interface PastChange {
  /** 'clock.triage', or 'holiday'. */
  readonly rule: string
  readonly from: CalendarDate
  readonly change: 'changed' | 'removed' | 'added'
  readonly where?: Where
}

interface Dated {
  readonly rule: string
  readonly from: CalendarDate
  readonly content: unknown
  readonly where: Where
}

/**
 * What new rules would change of the past: entries in force before or on `today` that differ or are gone, and entries added with a date that has
 * passed, of a rule that was there. Empty when history is left alone: later-dated entries, and rules that are wholly new, are fine.
 */
export function comparePast(before: RuleDocuments, after: RuleDocuments, today: CalendarDate): readonly PastChange[] {
  const [old, new_] = [datedEntriesOf(before), datedEntriesOf(after)]
  const known = new Set([...old.values()].map(entry => entry.rule)).add('holiday')
  const changes: PastChange[] = []
  for (const [key, { rule, from, content }] of old) {
    if (from > today) continue
    const now = new_.get(key)
    if (!now) changes.push({ rule, from, change: 'removed' })
    else if (!isDeepStrictEqual(now.content, content)) changes.push({ rule, from, change: 'changed', where: now.where })
  }
  for (const [key, { rule, from, where }] of new_)
    if (from < today && !old.has(key) && known.has(rule)) changes.push({ rule, from, change: 'added', where })
  return changes
}

/** The change as one sentence, for the person who edited the file. */
export function sentenceOf({ rule, from, change, where }: PastChange): string {
  const place = where === undefined ? '' : `${where.file} line ${where.line}: `
  return change === 'added'
    ? `${place}an entry of ${rule} was added from ${from}, which is past.`
    : `${place}the entry of ${rule} from ${from}, which is past, was ${change}.`
}

function datedEntriesOf({ versions, holidays, closures = [] }: RuleDocuments): ReadonlyMap<string, Dated> {
  const entries = [
    ...versions.map(({ id, from, where, ...content }) => ({ rule: id, from, content, where })),
    ...closures.map(({ from, where, ...content }) => ({ rule: `closure of ${content.agency}`, from, content, where })),
    ...holidays.map(({ date, where, ...content }) => ({ rule: 'holiday', from: date, content, where })),
  ]
  return new Map(entries.map(entry => [`${entry.rule} ${entry.from}`, entry]))
}
