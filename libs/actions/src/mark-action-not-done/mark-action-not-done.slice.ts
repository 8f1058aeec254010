import { Text, controllerFor } from '@lantern/web-kit'
import { keyOf } from '../action/action.refs.js'
import { actionLifecycle } from '../action/action.lifecycle.js'
import { commandSlice } from '../actions.slice.js'
import { MarkActionNotDone, decideMarkActionNotDone } from './mark-action-not-done.decide.js'

export class MarkActionNotDoneInput {
  @Text('why it was not done', { max: 4000, multiline: true, hint: 'This is counted against the agency. If circumstances changed, say instead that it is not possible.' }) reason!: string
}

export const markActionNotDone = commandSlice({
  name: 'mark-action-not-done',
  title: 'Record that it was not done',
  done: 'Action recorded as not done',
  verb: 'actions.mark-not-done',
  refuses: ['actions.not-open'],
  lifecycle: actionLifecycle,
  rule: decideMarkActionNotDone,
  input: MarkActionNotDoneInput,
  api: ':ref/failure',
  page: 'actions/:ref/not-done',
  recorded: (events, open) => {
    const made = events.findLast(event => event.type === 'ActionNotDone')
    return made ? { reason: open(made.data.reason) } : {}
  },
  command: ({ reason }, { id, seal }) => new MarkActionNotDone({ actionId: id, reason: seal(keyOf(id), reason) }),
})
export class MarkActionNotDoneController extends controllerFor(markActionNotDone) {}
