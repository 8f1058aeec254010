import type { Making, Upload } from '@lantern/web-kit'
import type { NewFile } from './files.events.js'

/** The files of a form, kept under the key of its case before the rule is asked. */
export const newFilesOf = (files: readonly Upload[], { id, newId, keep }: Pick<Making<unknown>, 'id' | 'newId' | 'keep'>): readonly NewFile[] =>
  files.map((file, i) => ({ fileId: newId(`file ${i}`), ...keep(`case-${id}`, file) }))
