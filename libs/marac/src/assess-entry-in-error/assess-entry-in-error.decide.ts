import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent, ToldOfBreach } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class AssessEntryInError {
  /** `known` undefined when the case has none of that id. */
  constructor(readonly data: { caseId: CaseRef; known: { readonly entry: number; readonly action?: string } | undefined; breach: boolean; told: readonly ToldOfBreach[]; reason: Sealed<string> }) {}
}

/** Whether it was a breach is decided by a person who has seen who had read the entry, with the reason and who was told. It can be decided anew. */
export function decideAssessEntryInError({ data: { known, ...data } }: AssessEntryInError, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('assess-entry-in-error')) throw refusal('marac.case-not-open')
  // Of an action the entry was looked up in its own history.
  if (!known || (known.action === undefined && !state.inError.includes(known.entry))) throw refusal('marac.not-in-error')
  if (data.told.includes('nobody') && data.told.length > 1) throw refusal('marac.told-nobody-and-somebody')
  return [{ type: 'EntryInErrorAssessed', data: { ...data, ...known } }]
}
