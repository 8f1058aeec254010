import type { Sealed } from '@lantern/decision'
import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import type { ActionEvent, ActionRef, EndedBecause } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'

export class MarkActionNotPossible {
  constructor(readonly data: { actionId: ActionRef; reason: Sealed<string>; because?: EndedBecause }) {}
}

/** It could not be done because circumstances changed: said apart from "not done", which counts against the agency (SafeLives minutes checklist). */
export function decideMarkActionNotPossible({ data }: MarkActionNotPossible, state: Action): readonly ActionEvent[] {
  if (!allowedBy[state.status].includes('mark-action-not-possible')) throw refusal('actions.not-open')
  return [{ type: 'ActionNotPossible', data: data }]
}
