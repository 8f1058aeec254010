import type { StoredOf } from '@lantern/event-store'
import type { MaracCaseEvent } from '../marac-case/marac-case.events.js'
import { detailsBefore, entriesOf, filesWith, standingWithout, toldOfSince, type Entry } from '../marac-case/in-error/entries.js'
import type { EntryFound } from './record-in-error.decide.js'

/** What the rule is told of an entry; undefined when the case has no such entry. */
export function findEntry(events: readonly StoredOf<MaracCaseEvent>[], which: (entry: Entry) => boolean): EntryFound | undefined {
  const found = entriesOf(events).find(which)
  if (!found) return undefined
  const { entry, kind, about, at, by } = found
  return {
    data: { entry, kind, ...(about !== undefined && { about }), enteredAt: at, enteredBy: by, stands: standingWithout(events, entry) },
    files: filesWith(events, found),
    toldOfSince: toldOfSince(events, found),
    before: detailsBefore(events, found),
  }
}
