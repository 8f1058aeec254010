import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'
import { askedOf } from '../marac-case/research/research.state.js'

export class WithdrawResearch {
  constructor(readonly data: { caseId: CaseRef; entryId: string; reason: Sealed<string> }) {}
}

/** An agency takes back what it should not have shared, on a closed case too. That it did, who and why stays (marac notes 8.6). */
export function decideWithdrawResearch({ data }: WithdrawResearch, state: MaracCase, { by }: Given): readonly MaracCaseEvent[] {
  if (!allowedBy[state.status].includes('withdraw-research')) throw refusal('marac.case-not-open')
  const told = askedOf(state, by.agency)?.told ?? {}
  const entry = Object.hasOwn(told, data.entryId) ? told[data.entryId] : undefined
  if (!entry) throw refusal('marac.no-such-return')
  if (entry === 'withdrawn') throw refusal('marac.already-withdrawn')
  return [{ type: 'ResearchWithdrawn', data: { ...data, agency: by.agency } }]
}
