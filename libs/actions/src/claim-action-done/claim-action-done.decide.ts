import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import type { ActionEvent, ActionRef, EvidenceFile } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'

export class ClaimActionDone {
  constructor(readonly data: { actionId: ActionRef; evidence: Sealed<string>; files?: readonly EvidenceFile[] }) {}
}

/** The agency says that it is done, and how that can be seen. The Hub verifies it. */
export function decideClaimActionDone({ data }: ClaimActionDone, state: Action, { by }: Given): readonly ActionEvent[] {
  if (by.agency !== state.agency) throw refusal('actions.not-yours')
  if (state.status === 'proposed') throw refusal('actions.accept-first')
  if (!allowedBy[state.status].includes('claim-action-done')) throw refusal('actions.not-open')
  return [{ type: 'ActionClaimedDone', data }]
}
