import { controllerFor } from '@lantern/web-kit'
import { escalationLifecycle } from '../action/action.lifecycle.js'
import { keyOf } from '../action/action.refs.js'
import { commandSlice } from '../actions.slice.js'
import { acceptAnswer } from '../answers.form.js'
import { AcceptReason, decideAcceptReason } from './accept-reason.decide.js'

export const acceptReason = commandSlice({
  ...acceptAnswer,
  name: 'accept-reason',
  lifecycle: escalationLifecycle,
  rule: decideAcceptReason,
  api: ':ref/accepted-reasons',
  page: 'actions/:ref/accept-reason',
  command: ({ dueOn, reason }, { id, seal }) => new AcceptReason({ actionId: id, dueOn, reason: seal(keyOf(id), reason) }),
})
export class AcceptReasonController extends controllerFor(acceptReason) {}
