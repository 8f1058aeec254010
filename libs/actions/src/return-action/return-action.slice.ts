import { Text, controllerFor } from '@lantern/web-kit'
import { keyOf } from '../action/action.refs.js'
import { actionLifecycle } from '../action/action.lifecycle.js'
import { commandSlice } from '../actions.slice.js'
import { ReturnAction, decideReturnAction } from './return-action.decide.js'

export class ReturnActionInput {
  @Text('what is still to be done', { max: 4000, multiline: true }) reason!: string
}

export const returnAction = commandSlice({
  name: 'return-action',
  title: 'Return it: not done yet',
  done: 'Action returned to its agency',
  verb: 'actions.return',
  refuses: ['actions.nothing-claimed'],
  lifecycle: actionLifecycle,
  rule: decideReturnAction,
  input: ReturnActionInput,
  api: ':ref/returns',
  page: 'actions/:ref/return',
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'ActionReturned')
    return made ? { reason: open(made.data.reason) } : {}
  },
  command: ({ reason }, { id, seal }) => new ReturnAction({ actionId: id, reason: seal(keyOf(id), reason) }),
})
export class ReturnActionController extends controllerFor(returnAction) {}
