import { Text, controllerFor } from '@lantern/web-kit'
import { keyOf } from '../action/action.refs.js'
import { actionLifecycle } from '../action/action.lifecycle.js'
import { commandSlice } from '../actions.slice.js'
import { DeclineAction, decideDeclineAction } from './decline-action.decide.js'

export class DeclineActionInput {
  @Text('the reason for declining', { max: 4000, multiline: true }) reason!: string
}

export const declineAction = commandSlice({
  name: 'decline-action',
  title: 'Decline the action',
  done: 'Action declined',
  verb: 'actions.answer',
  refuses: ['actions.not-yours', 'actions.already-answered'],
  lifecycle: actionLifecycle,
  rule: decideDeclineAction,
  input: DeclineActionInput,
  api: ':ref/refusal',
  page: 'actions/:ref/decline',
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'ActionDeclined')
    return made ? { reason: open(made.data.reason) } : {}
  },
  command: ({ reason }, { id, seal }) => new DeclineAction({ actionId: id, reason: seal(keyOf(id), reason) }),
})
export class DeclineActionController extends controllerFor(declineAction) {}
