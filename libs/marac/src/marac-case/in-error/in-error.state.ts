import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { InErrorEvent } from './in-error.events.js'

export interface InErrorState {
  /** Revisions of the entries that were recorded in error. */
  readonly inError: readonly number[]
}

export const nothingInError: InErrorState = { inError: [] }

export const inErrorFolds: ByType<InErrorEvent, MaracCase> = {
  EntryRecordedInError: (state, { data }) => ({ ...state, inError: [...state.inError, data.entry] }),
  EntryInErrorAssessed: state => state,
}
