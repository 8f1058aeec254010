import { fileKinds, inNumber } from '@lantern/web-kit'
import type { RecordedFile } from './files.record.js'

/** 2 MB, 34 KB: never 0. */
export const sizeInWords = (bytes: number): string => (bytes < 1024 * 1024 ? `${inNumber(Math.max(1, Math.round(bytes / 1024)))} KB` : `${inNumber(Math.round((bytes / 1024 / 1024) * 10) / 10)} MB`)

/** "Letter.pdf (PDF, 34 KB)" */
export const fileInWords = ({ name, kind, size }: RecordedFile): string => `${name ?? 'No longer held'} (${fileKinds[kind].words}, ${sizeInWords(size)})`

/** Where a file is downloaded; undefined when it is given to nobody. */
export const fileHref = (ref: string, file: RecordedFile): string | undefined => (file.inError || file.name === undefined ? undefined : `/cases/${ref}/files/${file.id}`)
