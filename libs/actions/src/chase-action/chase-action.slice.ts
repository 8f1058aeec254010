import { CalendarDate, Text, controllerFor } from '@lantern/web-kit'
import { escalationLifecycle } from '../action/action.lifecycle.js'
import { keyOf } from '../action/action.refs.js'
import { commandSlice } from '../actions.slice.js'
import { ChaseAction, decideChaseAction } from './chase-action.decide.js'

export class ChaseActionInput {
  @CalendarDate('the day by which the agency answers') until!: string
  @Text('what the agency was asked', { max: 4000, multiline: true }) reason!: string
}

export const chaseAction = commandSlice({
  name: 'chase-action',
  title: 'Chase the agency',
  done: 'Agency chased',
  verb: 'actions.chase',
  refuses: ['actions.not-open', 'actions.not-raised', 'actions.chased-already', 'actions.answer-in-the-past', 'actions.waits-too-long'],
  lifecycle: escalationLifecycle,
  rule: decideChaseAction,
  input: ChaseActionInput,
  api: ':ref/chases',
  page: 'actions/:ref/chase',
  command: ({ until, reason }, { id, seal }) => new ChaseAction({ actionId: id, until, reason: seal(keyOf(id), reason) }),
})
export class ChaseActionController extends controllerFor(chaseAction) {}
