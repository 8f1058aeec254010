import { Text, controllerFor } from '@lantern/web-kit'
import { keyOf } from '../action/action.refs.js'
import { actionLifecycle } from '../action/action.lifecycle.js'
import { commandSlice } from '../actions.slice.js'
import { MarkActionNotPossible, decideMarkActionNotPossible } from './mark-action-not-possible.decide.js'

export class MarkActionNotPossibleInput {
  @Text('what has changed, so that it is not possible', { max: 4000, multiline: true }) reason!: string
}

export const markActionNotPossible = commandSlice({
  name: 'mark-action-not-possible',
  title: 'Say that it is not possible',
  done: 'Action marked as not possible',
  verb: 'actions.mark-not-possible',
  refuses: ['actions.not-open', 'actions.raised-to-the-hub'],
  lifecycle: actionLifecycle,
  rule: decideMarkActionNotPossible,
  input: MarkActionNotPossibleInput,
  api: ':ref/impossibility',
  page: 'actions/:ref/not-possible',
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'ActionNotPossible')
    return made ? { reason: open(made.data.reason) } : {}
  },
  command: ({ reason }, { id, seal }) => new MarkActionNotPossible({ actionId: id, reason: seal(keyOf(id), reason) }),
})
export class MarkActionNotPossibleController extends controllerFor(markActionNotPossible) {}
