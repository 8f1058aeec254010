import type { ByType } from '@lantern/decision'
import type { MaracCase } from '../marac-case.state.js'
import type { FilesEvent } from './files.events.js'

export interface CaseFile {
  /** Whose it is. */
  readonly agency: string
  readonly inError: boolean
}
export interface FilesState {
  /** By id. */
  readonly files: Readonly<Record<string, CaseFile>>
}

export const noFiles: FilesState = { files: {} }

export const filesFolds: ByType<FilesEvent, MaracCase> = {
  FileAdded: (state, { data: { fileId, agency } }) => ({ ...state, files: { ...state.files, [fileId]: { agency, inError: false } } }),
  FileRecordedInError: (state, { data: { fileId } }) => {
    const file = state.files[fileId]
    return file ? { ...state, files: { ...state.files, [fileId]: { ...file, inError: true } } } : state
  },
}
