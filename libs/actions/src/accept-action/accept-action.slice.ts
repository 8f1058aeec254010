import { controllerFor } from '@lantern/web-kit'
import { actionLifecycle } from '../action/action.lifecycle.js'
import { commandSlice } from '../actions.slice.js'
import { AcceptAction, decideAcceptAction } from './accept-action.decide.js'

export class AcceptActionInput {
}

export const acceptAction = commandSlice({
  name: 'accept-action',
  title: 'Accept the action',
  done: 'Action accepted',
  verb: 'actions.answer',
  refuses: ['actions.not-yours', 'actions.already-answered'],
  lifecycle: actionLifecycle,
  rule: decideAcceptAction,
  input: AcceptActionInput,
  api: ':ref/acceptance',
  page: 'actions/:ref/accept',
  command: (_, { id }) => new AcceptAction({ actionId: id }),
})
export class AcceptActionController extends controllerFor(acceptAction) {}
