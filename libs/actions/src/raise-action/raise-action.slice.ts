import { Text, controllerFor } from '@lantern/web-kit'
import { escalationLifecycle } from '../action/action.lifecycle.js'
import { keyOf } from '../action/action.refs.js'
import { commandSlice } from '../actions.slice.js'
import { RaiseAction, decideRaiseAction } from './raise-action.decide.js'

export class RaiseActionInput {
  @Text('why it is raised now', { max: 4000, multiline: true, hint: 'Do not name anybody: groups of the partnership read this' }) reason!: string
}

export const raiseAction = commandSlice({
  name: 'raise-action',
  title: 'Raise it to the next step',
  done: 'Raised to the next step',
  verb: 'actions.raise',
  refuses: ['actions.not-open', 'actions.not-raised', 'actions.at-the-top'],
  lifecycle: escalationLifecycle,
  rule: decideRaiseAction,
  input: RaiseActionInput,
  api: ':ref/raisings',
  page: 'actions/:ref/raise',
  command: ({ reason }, { id, seal }) => new RaiseAction({ actionId: id, reason: seal(keyOf(id), reason) }),
})
export class RaiseActionController extends controllerFor(raiseAction) {}
