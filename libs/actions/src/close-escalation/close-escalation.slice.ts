import { controllerFor } from '@lantern/web-kit'
import { escalationLifecycle } from '../action/action.lifecycle.js'
import { keyOf } from '../action/action.refs.js'
import { commandSlice } from '../actions.slice.js'
import { closeAnswer } from '../answers.form.js'
import { CloseEscalation, decideCloseEscalation } from './close-escalation.decide.js'

export const closeEscalation = commandSlice({
  ...closeAnswer,
  name: 'close-escalation',
  lifecycle: escalationLifecycle,
  rule: decideCloseEscalation,
  api: ':ref/escalation-end',
  page: 'actions/:ref/close-escalation',
  command: ({ reason }, { id, seal }) => new CloseEscalation({ actionId: id, reason: seal(keyOf(id), reason) }),
})
export class CloseEscalationController extends controllerFor(closeEscalation) {}
