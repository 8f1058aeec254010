import { londonDate } from '@lantern/clock'
import type { Given } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import { live } from '../marac-case/flags/flags.state.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class EndFlags {
  constructor(readonly data: { caseId: CaseRef }) {}
}

/** The day after the last one each agency is told, once, that its flag ends; while a transfer waits for the other area it stays. */
export function decideEndFlags({ data }: EndFlags, state: MaracCase, { now }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('end-flags')) throw refusal('marac.case-not-open')
  const agencies = Object.keys(state.flags).filter(agency => live(state.flags[agency]))
  if (agencies.length === 0 || state.transfer?.state === 'waiting' || londonDate(now) <= state.flaggedUntil) return []
  return [{ type: 'FlagsEnded', data: { ...data, agencies, until: state.flaggedUntil } }]
}
