import type { Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class NameTeller {
  /** `agencies`: those on the case, read just before. */
  constructor(readonly data: { caseId: CaseRef; agency: string; worker?: Sealed<string> | undefined; agencies: readonly string[] }) {}
}

/** Somebody has to tell the victim what was planned, and that it was done: one agency of the case, so that it is not left to the others. */
export function decideNameTeller({ data }: NameTeller, state: MaracCase): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('name-teller')) throw refusal('marac.case-not-open')
  const { agencies, worker, ...named } = data
  if (!agencies.includes(data.agency)) throw refusal('marac.not-on-the-plan')
  return [{ type: 'TellerNamed', data: { ...named, ...(worker && { worker }) } }]
}
