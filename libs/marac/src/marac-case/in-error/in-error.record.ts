import type { Instant } from '@lantern/decision'
import type { EntryHidden, StoredEvent, StoredOf } from '@lantern/event-store'
import type { MaracCaseEvent } from '../marac-case.events.js'
import type { CaseRecord, Recorded } from '../marac-case.record.js'
import { isOfWords, type EntryRecordedInError, type InErrorEvent } from './in-error.events.js'

/** The place of an entry that was recorded in error: when it was entered, and who hid it when. What it said is nobody's any more. */
export interface RecordedInError {
  readonly entry: number
  readonly kind: string
  readonly at: Instant
  readonly by: { readonly user: string; readonly agency: string }
  readonly hiddenAt: Instant
  readonly hiddenBy: { readonly user: string; readonly agency: string }
}
export interface RecordedInErrors {
  /** In the order in which they were entered; files stand among the files. */
  readonly hidden: readonly RecordedInError[]
}

const inOrder = (hidden: readonly RecordedInError[]): readonly RecordedInError[] => hidden.toSorted((a, b) => a.entry - b.entry)

const placeOf = ({ data: { entry, kind, enteredAt: at, enteredBy: by }, recordedAt: hiddenAt, by: { user, agency } }: StoredOf<EntryRecordedInError>): RecordedInError => ({ entry, kind, at, by, hiddenAt, hiddenBy: { user, agency } })

/** The places of entries are in the history already (maracCase.hides), those of words are not. Why, and whether it was a breach, is for those who answer for it. */
export const recordedInError: Recorded<InErrorEvent> = {
  EntryRecordedInError: (so, event) => (isOfWords(event.data.kind) ? { ...so, hidden: inOrder([...so.hidden, placeOf(event)]) } : so),
  EntryInErrorAssessed: so => so,
}

/** The case as at a moment, with the places of words that were hidden after it: they are read at no moment any more. `events` is its whole history. */
export function withWordsHidden<R extends Pick<CaseRecord, 'hidden' | 'revision'>>(so: R, events: readonly StoredOf<MaracCaseEvent>[]): R {
  const later = events.flatMap(event => (event.type === 'EntryRecordedInError' && event.revision > so.revision && event.data.entry <= so.revision && isOfWords(event.data.kind) ? [placeOf(event)] : []))
  return later.length === 0 ? so : { ...so, hidden: inOrder([...so.hidden, ...later]) }
}

export const withHidden = (so: CaseRecord, { revision, recordedAt, by, data }: StoredEvent & { readonly data: EntryHidden }): CaseRecord => ({
  ...so,
  hidden: inOrder([...so.hidden, { entry: revision, kind: data.kind, at: recordedAt, by: { user: by.user, agency: by.agency }, hiddenAt: data.hiddenAt, hiddenBy: { user: data.hiddenBy.user, agency: data.hiddenBy.agency } }]),
})
