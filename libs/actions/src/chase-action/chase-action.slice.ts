import { controllerFor } from '@lantern/web-kit'
import { escalationLifecycle } from '../action/action.lifecycle.js'
import { keyOf } from '../action/action.refs.js'
import { commandSlice } from '../actions.slice.js'
import { chaseAnswer } from '../answers.form.js'
import { ChaseAction, decideChaseAction } from './chase-action.decide.js'

export const chaseAction = commandSlice({
  ...chaseAnswer,
  name: 'chase-action',
  lifecycle: escalationLifecycle,
  rule: decideChaseAction,
  api: ':ref/chases',
  page: 'actions/:ref/chase',
  command: ({ until, reason }, { id, seal }) => new ChaseAction({ actionId: id, until, reason: seal(keyOf(id), reason) }),
})
export class ChaseActionController extends controllerFor(chaseAction) {}
