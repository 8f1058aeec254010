import type { Sealed } from '@lantern/decision'
import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'

export class MarkActionNotDone {
  constructor(readonly data: { actionId: ActionRef; reason: Sealed<string> }) {}
}

/** The agency did not do it, though it could have: said apart from "not possible, circumstances changed", and held against it (SafeLives minutes checklist). */
export function decideMarkActionNotDone({ data }: MarkActionNotDone, state: Action): readonly ActionEvent[] {
  if (!allowedBy[state.status].includes('mark-action-not-done')) throw refusal('actions.not-open')
  return [{ type: 'ActionNotDone', data: { ...data, agency: state.agency } }]
}
