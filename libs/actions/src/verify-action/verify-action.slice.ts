import { controllerFor } from '@lantern/web-kit'
import { actionLifecycle } from '../action/action.lifecycle.js'
import { commandSlice } from '../actions.slice.js'
import { VerifyAction, decideVerifyAction } from './verify-action.decide.js'

export class VerifyActionInput {
}

export const verifyAction = commandSlice({
  name: 'verify-action',
  title: 'Verify that it was done',
  done: 'Action verified as done',
  verb: 'actions.verify',
  refuses: ['actions.nothing-claimed'],
  lifecycle: actionLifecycle,
  rule: decideVerifyAction,
  input: VerifyActionInput,
  api: ':ref/verification',
  page: 'actions/:ref/verify',
  command: (_, { id }) => new VerifyAction({ actionId: id }),
})
export class VerifyActionController extends controllerFor(verifyAction) {}
