import { Text, controllerFor } from '@lantern/web-kit'
import { escalationLifecycle } from '../action/action.lifecycle.js'
import { keyOf } from '../action/action.refs.js'
import { commandSlice } from '../actions.slice.js'
import { CloseEscalation, decideCloseEscalation } from './close-escalation.decide.js'

export class CloseEscalationInput {
  @Text('why it is not raised any further', { max: 4000, multiline: true, hint: 'Do not name anybody: groups of the partnership read this' }) reason!: string
}

export const closeEscalation = commandSlice({
  name: 'close-escalation',
  title: 'Close the escalation',
  done: 'Escalation closed',
  verb: 'actions.decide-escalation',
  refuses: ['actions.not-open', 'actions.not-raised', 'actions.not-yet-with-the-manager'],
  lifecycle: escalationLifecycle,
  rule: decideCloseEscalation,
  input: CloseEscalationInput,
  api: ':ref/escalation-end',
  page: 'actions/:ref/close-escalation',
  command: ({ reason }, { id, seal }) => new CloseEscalation({ actionId: id, reason: seal(keyOf(id), reason) }),
})
export class CloseEscalationController extends controllerFor(closeEscalation) {}
