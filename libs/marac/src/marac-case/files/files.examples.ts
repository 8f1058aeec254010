import { sealed } from '@lantern/testing/sealed'
import type { FileAdded, FileRecordedInError } from './files.events.js'

const caseId = 'MC-4T7Q9-XWC2D'

export const fileAdded = (data: Partial<FileAdded['data']> = {}): FileAdded => ({
  type: 'FileAdded',
  data: { caseId, fileId: 'f1', about: 'case', agency: 'hub', content: 'c'.repeat(32), size: 2048, kind: 'pdf', name: sealed('Letter to Zara.pdf', `case-${caseId}`), ...data },
})
export const fileRecordedInError = (data: Partial<FileRecordedInError['data']> = {}): FileRecordedInError => ({
  type: 'FileRecordedInError',
  data: { caseId, fileId: 'f1', reason: sealed('It is of another case', `case-${caseId}`), ...data },
})
