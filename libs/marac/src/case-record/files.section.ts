import { fileKinds, inDateTime, inNumber, type Names } from '@lantern/web-kit'
import type { CaseAsAt } from '../case-as-at.js'
import type { RecordedFile } from '../marac-case/files/files.record.js'
import { aboutWords } from '../marac-case/files/files.words.js'

/** 2 MB, 34 KB: never 0. */
export const sizeInWords = (bytes: number): string => (bytes < 1024 * 1024 ? `${inNumber(Math.max(1, Math.round(bytes / 1024)))} KB` : `${inNumber(Math.round((bytes / 1024 / 1024) * 10) / 10)} MB`)

/** "Letter.pdf (PDF, 34 KB)" */
export const fileInWords = ({ name, kind, size }: RecordedFile): string => `${name ?? 'No longer held'} (${fileKinds[kind].words}, ${sizeInWords(size)})`

/** Where a file is downloaded; undefined when it is given to nobody. */
export const fileHref = (ref: string, file: RecordedFile): string | undefined => (file.inError || file.name === undefined ? undefined : `/cases/${ref}/files/${file.id}`)

/** The files of a case, the newest first. One that was recorded in error stays as a line that says so. */
export function filesSectionOf(record: CaseAsAt, names: Names) {
  const person = ({ user, agency }: RecordedFile['by']): string => `${names.user(user)}, ${names.agency(agency)}`
  return {
    caption: 'Files, the newest first',
    captionHidden: true,
    empty: 'There are no files on this case.',
    columns: [{ text: 'File' }, { text: 'Belongs to' }, { text: 'Added by' }, { text: 'When' }],
    rows: record.files.toReversed().map(file => {
      const href = fileHref(record.ref, file)
      return [
        file.inError
          ? { text: `Recorded in error by ${person(file.inError.by)}, ${inDateTime(file.inError.at)}: ${file.inError.reason ?? 'No longer held'}` }
          : { text: fileInWords(file), ...(href !== undefined && { href }) },
        { text: aboutWords[file.about] },
        { text: person(file.by) },
        { text: inDateTime(file.at) },
      ]
    }),
  }
}
