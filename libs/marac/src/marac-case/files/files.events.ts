import type { DomainEvent, Sealed } from '@lantern/decision'
import type { FileKind } from '@lantern/web-kit'
import type { CaseRef } from '../marac-case.refs.js'

/** What a file was added to. */
export const fileAbout = ['case', 'referral', 'research', 'message'] as const
export type FileAbout = (typeof fileAbout)[number]

/**
 * A file is on the case. `content` is where its sealed content lies (docs/adr/0012), `size` in bytes, `kind` what it is by its content. Its name may name
 * people, so it is sealed. `message` is the id of the message that it came with.
 */
export type FileAdded = DomainEvent<
  'FileAdded',
  { caseId: CaseRef; fileId: string; about: FileAbout; message?: string; agency: string; content: string; size: number; kind: FileKind; name: Sealed<string> }
>
/** What a rule is told of a file whose content is put already. */
export type NewFile = Pick<FileAdded['data'], 'fileId' | 'content' | 'size' | 'kind' | 'name'>

/** It should not be there: nobody can download it any more, and that it was there stays to be seen. */
export type FileRecordedInError = DomainEvent<'FileRecordedInError', { caseId: CaseRef; fileId: string; reason: Sealed<string> }>

export type FilesEvent =
  | FileAdded
  | FileRecordedInError
