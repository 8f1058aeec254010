import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class UnlistCase {
  constructor(readonly data: { caseId: CaseRef; reason: Sealed<string> }) {}
}

/** Off the agenda, with the reason: the case waits to be listed again. That no meeting is to hear it is another route. */
export function decideUnlistCase({ data }: UnlistCase, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('unlist-case')) throw refusal('marac.case-not-open')
  if (state.listedFor === undefined) throw refusal('marac.not-listed')
  return [{ type: 'CaseUnlisted', data: { ...data, meeting: state.listedFor } }]
}
