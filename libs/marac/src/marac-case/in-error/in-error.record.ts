import type { Instant } from '@lantern/decision'
import type { EntryHidden, StoredEvent } from '@lantern/event-store'
import type { CaseRecord, Recorded } from '../marac-case.record.js'
import type { InErrorEvent } from './in-error.events.js'

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

/** The places are in the history already (maracCase.hides). Why, and whether it was a breach, is for those who answer for it. */
export const recordedInError: Recorded<InErrorEvent> = {
  EntryRecordedInError: so => so,
  EntryInErrorAssessed: so => so,
}

export const withHidden = (so: CaseRecord, { revision, recordedAt, by, data }: StoredEvent & { readonly data: EntryHidden }): CaseRecord => ({
  ...so,
  hidden: [...so.hidden, { entry: revision, kind: data.kind, at: recordedAt, by: { user: by.user, agency: by.agency }, hiddenAt: data.hiddenAt, hiddenBy: { user: data.hiddenBy.user, agency: data.hiddenBy.agency } }],
})
