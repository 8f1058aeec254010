import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import { isOfWords } from '../marac-case/in-error/in-error.events.js'
import type { EntryFound } from '../marac-case/in-error/find-entry.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class RecordInError {
  /** `any` for the Hub, which may do so with an entry of every agency. */
  constructor(readonly data: { caseId: CaseRef; found: EntryFound | undefined; reason: Sealed<string>; belongsOn?: Sealed<string>; any: boolean }) {}
}

/**
 * Something that was entered on the wrong case is hidden from everybody, and that it was there stays: nothing is taken out of a case. Why something was decided can be
 * hidden and the decision stands, as a referral does of which everything that it told was about somebody else. The files that came with
 * it go too, and what it replaced is put back.
 */
export function decideRecordInError({ data: { caseId, found, reason, belongsOn, any } }: RecordInError, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('record-in-error')) throw refusal('marac.case-not-open')
  if (!found || state.inError.includes(found.data.entry) || (isOfWords(found.data.kind) && state.wordsInError.includes(found.data.entry))) throw refusal('marac.no-such-entry')
  if (!any && found.data.enteredBy.agency !== by.agency) throw refusal('marac.not-your-entry')
  if (found.toldOfSince) throw refusal('marac.told-of-since')
  const files = found.data.kind === 'file' && found.data.about !== undefined ? [found.data.about] : found.files
  return [
    { type: 'EntryRecordedInError', data: { caseId, ...found.data, reason, ...(belongsOn && { belongsOn }) } },
    ...files.map(fileId => ({ type: 'FileRecordedInError' as const, data: { caseId, fileId, reason } })),
    ...(found.before ? [{ type: 'PersonDetailsChanged' as const, data: found.before }] : []),
  ]
}
