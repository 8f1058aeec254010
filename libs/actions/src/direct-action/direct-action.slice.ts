import { CalendarDate, Text, controllerFor } from '@lantern/web-kit'
import { escalationLifecycle } from '../action/action.lifecycle.js'
import { keyOf } from '../action/action.refs.js'
import { commandSlice } from '../actions.slice.js'
import { DirectAction, decideDirectAction } from './direct-action.decide.js'

export class DirectActionInput {
  @CalendarDate('the day by which the agency does it') until!: string
  @Text('what the agency is to do', { max: 4000, multiline: true, hint: 'Do not name anybody: groups of the partnership read this' }) reason!: string
}

export const directAction = commandSlice({
  name: 'direct-action',
  title: 'Direct the agency',
  done: 'Agency directed',
  verb: 'actions.decide-escalation',
  refuses: ['actions.not-open', 'actions.not-raised', 'actions.not-yet-with-the-manager', 'actions.answer-in-the-past'],
  lifecycle: escalationLifecycle,
  rule: decideDirectAction,
  input: DirectActionInput,
  api: ':ref/directions',
  page: 'actions/:ref/direct',
  command: ({ until, reason }, { id, seal }) => new DirectAction({ actionId: id, until, reason: seal(keyOf(id), reason) }),
})
export class DirectActionController extends controllerFor(directAction) {}
