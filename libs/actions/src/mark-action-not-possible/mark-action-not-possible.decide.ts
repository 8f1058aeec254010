import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import { isOwn, raisedTo } from '../action/ladder.policy.js'
import type { ActionEvent, ActionRef, EndedBecause } from '../action/action.events.js'
import type { Action } from '../action/action.state.js'

export class MarkActionNotPossible {
  constructor(readonly data: { actionId: ActionRef; reason: Sealed<string>; because?: EndedBecause }) {}
}

/** It could not be done because circumstances changed: said apart from "not done", which counts against the agency (SafeLives minutes checklist). */
export function decideMarkActionNotPossible({ data }: MarkActionNotPossible, state: Action, { by }: Pick<Given, 'by'>): readonly ActionEvent[] {
  if (!allowedBy[state.status].includes('mark-action-not-possible')) throw refusal('actions.not-open')
  // Cancelling what is late is agreed with those it was raised to.
  if (raisedTo(state) !== undefined && isOwn(state, by)) throw refusal('actions.raised-to-the-hub')
  return [{ type: 'ActionNotPossible', data: data }]
}
