import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import { isOfWords, type InErrorEvent } from './in-error.events.js'

export interface InErrorState {
  /** Revisions of the entries that were recorded in error. */
  readonly inError: readonly number[]
  /** The same of those of which words alone are hidden. */
  readonly wordsInError: readonly number[]
}

export const nothingInError: InErrorState = { inError: [], wordsInError: [] }

export const inErrorFolds: ByType<InErrorEvent, MaracCase> = {
  EntryRecordedInError: (state, { data: { entry, kind } }) =>
    isOfWords(kind) ? { ...state, wordsInError: [...state.wordsInError, entry] } : { ...state, inError: [...state.inError, entry] },
  EntryInErrorAssessed: state => state,
}
