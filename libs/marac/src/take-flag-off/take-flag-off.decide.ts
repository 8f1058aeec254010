import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class TakeFlagOff {
  constructor(readonly data: { caseId: CaseRef }) {}
}

/** Each agency says for itself that the flag is off, once it was told that the time is over: never before. */
export function decideTakeFlagOff({ data }: TakeFlagOff, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('take-flag-off') || state.flags[by.agency] !== 'to-take-off') throw refusal('marac.no-flag-to-take-off')
  return [{ type: 'FlagTakenOff', data: { ...data, agency: by.agency } }]
}
