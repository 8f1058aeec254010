import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, FileAbout, MaracCaseEvent, NewFile } from '../marac-case/marac-case.events.js'
import { filesAdded } from '../marac-case/files/files-added.policy.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AddFile {
  constructor(readonly data: { caseId: CaseRef; about: Exclude<FileAbout, 'message'>; files: readonly NewFile[] }) {}
}

/** Every agency on the case can read its files, as it can read what is written there; research is added by who was asked for it. */
export function decideAddFile({ data: { caseId, about, files } }: AddFile, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('add-file')) throw refusal('marac.case-not-open')
  if (about === 'research' && !Object.hasOwn(state.research, by.agency)) throw refusal('marac.not-asked')
  return filesAdded(files, { caseId, about, agency: by.agency })
}
