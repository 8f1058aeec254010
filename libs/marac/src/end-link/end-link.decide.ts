import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class EndLink {
  constructor(readonly data: { caseId: CaseRef; linkId: string; reason: Sealed<string> }) {}
}

/** An ended link stays to be read: it was what people worked from. */
export function decideEndLink({ data }: EndLink, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('end-link')) throw refusal('marac.no-links-now')
  if (!Object.hasOwn(state.links, data.linkId)) throw refusal('marac.no-such-link')
  return [{ type: 'LinkEnded', data }]
}
