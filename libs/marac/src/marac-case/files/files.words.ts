import type { Sentences } from '../marac-case.words.js'
import { said } from '../sentence-parts.words.js'
import type { FileAbout, FilesEvent } from './files.events.js'

/** What a file was added to, as choices and as it is told. */
export const aboutWords: Readonly<Record<FileAbout, string>> = {
  case: 'The case',
  referral: 'The referral',
  research: 'Research of its agency',
  message: 'A message',
}

const to: Readonly<Record<FileAbout, string>> = { case: 'the case', referral: 'the referral', research: 'its research', message: 'a message' }

export const filesSentences: Sentences<FilesEvent> = {
  // Its name is not told here: a file that was recorded in error is named nowhere any more.
  FileAdded: (event, _open, names) => `${names.agency(event.by.agency)} added a file to ${to[event.data.about]}`,
  FileRecordedInError: (event, open, names) => `${names.agency(event.by.agency)} recorded a file in error${said(open(event.data.reason))}`,
}
