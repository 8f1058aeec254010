import type { Instant } from '@lantern/decision'
import type { FileKind } from '@lantern/web-kit'
import type { Recorded } from '../marac-case.record.js'
import type { FileAbout, FilesEvent } from './files.events.js'

/** A file of a case. Once it is recorded in error its name is told no more, and its content is given to nobody. */
export interface RecordedFile {
  readonly id: string
  readonly about: FileAbout
  /** The message that it came with. */
  readonly message?: string
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
  readonly size: number
  readonly kind: FileKind
  /** Undefined once the case's key is destroyed, or the file is recorded in error. */
  readonly name: string | undefined
  readonly inError?: { readonly by: { readonly user: string; readonly agency: string }; readonly at: Instant; readonly reason: string | undefined }
}
export interface RecordedFiles {
  readonly files: readonly RecordedFile[]
}

export const recordedFiles: Recorded<FilesEvent> = {
  FileAdded: (so, event, open) => {
    const { fileId, about, message, size, kind, name } = event.data
    const file: RecordedFile = { id: fileId, about, ...(message !== undefined && { message }), by: event.by, at: event.recordedAt, size, kind, name: open(name) }
    return { ...so, files: [...so.files, file] }
  },
  FileRecordedInError: (so, event, open) => {
    const inError = { by: event.by, at: event.recordedAt, reason: open(event.data.reason) }
    return { ...so, files: so.files.map(file => (file.id === event.data.fileId ? { ...file, name: undefined, inError } : file)) }
  },
}
