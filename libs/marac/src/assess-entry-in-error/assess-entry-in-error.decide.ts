import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent, ToldOfBreach } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AssessEntryInError {
  /** `entry` undefined when the case has none of that id. */
  constructor(readonly data: { caseId: CaseRef; entry: number | undefined; breach: boolean; told: readonly ToldOfBreach[]; reason: Sealed<string> }) {}
}

/** Whether it was a breach is decided by a person who has seen who had read the entry, with the reason and who was told. It can be decided anew. */
export function decideAssessEntryInError({ data: { entry, ...data } }: AssessEntryInError, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('assess-entry-in-error')) throw refusal('marac.case-not-open')
  if (entry === undefined || !state.inError.includes(entry)) throw refusal('marac.not-in-error')
  if (data.told.includes('nobody') && data.told.length > 1) throw refusal('marac.told-nobody-and-somebody')
  return [{ type: 'EntryInErrorAssessed', data: { ...data, entry } }]
}
