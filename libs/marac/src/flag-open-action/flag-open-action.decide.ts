import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../marac-case/marac-case.allowed.js'
import type { CaseRef, MaracCaseEvent } from '../marac-case/marac-case.events.js'
import type { MaracCase } from '../marac-case/marac-case.state.js'

export class FlagOpenAction {
  constructor(readonly data: { caseId: CaseRef; action: string }) {}
}

/** An action that overtook the closing of its case, or of which the transfer did not say what becomes of it, is said aloud, once. */
export function decideFlagOpenAction({ data }: FlagOpenAction, state: MaracCase): readonly MaracCaseEvent[] {
  if (state.flaggedActions.includes(data.action) || state.afterTransfer[data.action] !== undefined) return []
  if (!allowedBy[state.status].includes('flag-open-action')) throw refusal('marac.case-not-open')
  return [{ type: 'OpenActionFlagged', data }]
}
