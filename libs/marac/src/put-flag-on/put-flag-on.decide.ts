import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class PutFlagOn {
  constructor(readonly data: { caseId: CaseRef }) {}
}

/** Each agency says for itself that the flag is on its system, until the date that it was told: once for each date. */
export function decidePutFlagOn({ data }: PutFlagOn, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('put-flag-on') || state.flags[by.agency] !== 'to-put-on') throw refusal('marac.no-flag-to-put-on')
  return [{ type: 'FlagPutOn', data: { ...data, agency: by.agency, until: state.flaggedUntil } }]
}
