import { fileInWords, inDateTime, type Names } from '@lantern/web-kit'
import type { CaseAsAt } from '../case-as-at.js'
import type { RecordedFile } from '../marac-case/files/files.record.js'
import { fileHref } from '../marac-case/files/files.view.js'
import { aboutWords } from '../marac-case/files/files.words.js'

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
