import { controllerFor } from '@lantern/web-kit'
import { escalationLifecycle } from '../action/action.lifecycle.js'
import { keyOf } from '../action/action.refs.js'
import { commandSlice } from '../actions.slice.js'
import { directAnswer } from '../answers.form.js'
import { DirectAction, decideDirectAction } from './direct-action.decide.js'

export const directAction = commandSlice({
  ...directAnswer,
  name: 'direct-action',
  lifecycle: escalationLifecycle,
  rule: decideDirectAction,
  api: ':ref/directions',
  page: 'actions/:ref/direct',
  command: ({ until, reason }, { id, seal }) => new DirectAction({ actionId: id, until, reason: seal(keyOf(id), reason) }),
})
export class DirectActionController extends controllerFor(directAction) {}
