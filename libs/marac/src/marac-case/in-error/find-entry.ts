import type { StoredOf } from '@lantern/event-store'
import type { EntryRecordedInError, MaracCaseEvent, PersonDetailsChanged } from '../marac-case.events.js'
import { detailsBefore, entriesOf, filesWith, standingWithout, toldOfSince, type Entry } from './entries.js'

/** The entry as the history of the case has it; undefined when there is none. What was recorded never changes, so it can be looked up before the rule runs. */
export interface EntryFound {
  readonly data: Pick<EntryRecordedInError['data'], 'entry' | 'kind' | 'about' | 'enteredAt' | 'enteredBy' | 'stands'>
  /** Ids of the files that came with it. */
  readonly files: readonly string[]
  readonly toldOfSince: boolean
  /** What stood of the person before, when it changed that. */
  readonly before: PersonDetailsChanged['data'] | undefined
}

/** What the rule is told of an entry; undefined when the case has no such entry. */
export function findEntry(events: readonly StoredOf<MaracCaseEvent>[], which: (entry: Entry) => boolean): EntryFound | undefined {
  const found = entriesOf(events).find(which)
  if (!found) return undefined
  const { entry, kind, about, at, by } = found
  return {
    data: { entry, kind, ...(about !== undefined && { about }), enteredAt: at, enteredBy: by, stands: standingWithout(events, found) },
    files: filesWith(events, found),
    toldOfSince: toldOfSince(events, found),
    before: detailsBefore(events, found),
  }
}
