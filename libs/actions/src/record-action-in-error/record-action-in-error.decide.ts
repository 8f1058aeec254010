import type { Given, Sealed } from '@lantern/decision'
import { refusal } from '../actions.refusals.js'
import { allowedBy } from '../action/action.allowed.js'
import type { ActionEvent, ActionRef } from '../action/action.events.js'
import type { ActionEntryFound } from '../action/action.in-error.js'
import { entryKey, type Action } from '../action/action.state.js'

export class RecordActionInError {
  /** `any` for the Hub, which may do so with an entry of every agency. */
  constructor(readonly data: { actionId: ActionRef; found: ActionEntryFound | undefined; reason: Sealed<string>; belongsOn?: Sealed<string>; any: boolean }) {}
}

/** What was written on the wrong case is hidden from everybody, and that it was there stays. An action that is in error as a whole is owed by nobody. */
export function decideRecordActionInError({ data: { actionId, found, reason, belongsOn, any } }: RecordActionInError, state: Action, { by }: Given): readonly ActionEvent[] {
  if (!allowedBy[state.status].includes('record-action-in-error') || !found || state.inError.includes(entryKey(found))) throw refusal('actions.no-such-entry')
  if (!any && found.enteredBy.agency !== by.agency) throw refusal('actions.not-your-entry')
  return [{ type: 'ActionEntryRecordedInError', data: { actionId, ...found, reason, ...(belongsOn && { belongsOn }) } }]
}
