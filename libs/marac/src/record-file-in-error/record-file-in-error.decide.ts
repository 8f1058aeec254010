import type { Given, Sealed } from '@lantern/decision'
import type { EntryFound } from '../marac-case/in-error/find-entry.js'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class RecordFileInError {
  /** `entry` is what the history of the case has of the file: what is recorded in error is assessed by it. `any` for the Hub, which may do so with a file of every agency. */
  constructor(readonly data: { caseId: CaseRef; fileId: string; reason: Sealed<string>; any: boolean; entry?: EntryFound['data'] }) {}
}

/** A file that should not be there is given to nobody any more. That it was there, who added it and who read it stays: nothing is taken out of a case. */
export function decideRecordFileInError({ data: { any, entry, ...data } }: RecordFileInError, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('record-file-in-error')) throw refusal('marac.case-not-open')
  const file = Object.hasOwn(state.files, data.fileId) ? state.files[data.fileId] : undefined
  if (!file || file.inError) throw refusal('marac.no-such-file')
  if (!any && file.agency !== by.agency) throw refusal('marac.not-your-file')
  return [{ type: 'FileRecordedInError', data }, ...(entry ? [{ type: 'EntryRecordedInError' as const, data: { caseId: data.caseId, ...entry, reason: data.reason } }] : [])]
}
