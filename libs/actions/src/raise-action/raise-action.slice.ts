import { controllerFor } from '@lantern/web-kit'
import { escalationLifecycle } from '../action/action.lifecycle.js'
import { keyOf } from '../action/action.refs.js'
import { commandSlice } from '../actions.slice.js'
import { raiseAnswer } from '../answers.form.js'
import { RaiseAction, decideRaiseAction } from './raise-action.decide.js'

export const raiseAction = commandSlice({
  ...raiseAnswer,
  name: 'raise-action',
  lifecycle: escalationLifecycle,
  rule: decideRaiseAction,
  api: ':ref/raisings',
  page: 'actions/:ref/raise',
  command: ({ reason }, { id, seal }) => new RaiseAction({ actionId: id, reason: seal(keyOf(id), reason) }),
})
export class RaiseActionController extends controllerFor(raiseAction) {}
