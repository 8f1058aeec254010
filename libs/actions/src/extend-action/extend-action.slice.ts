import { CalendarDate, Text, controllerFor } from '@lantern/web-kit'
import { keyOf } from '../action/action.refs.js'
import { actionLifecycle } from '../action/action.lifecycle.js'
import { commandSlice } from '../actions.slice.js'
import { ExtendAction, decideExtendAction } from './extend-action.decide.js'

export class ExtendActionInput {
  @CalendarDate('the new due date') dueOn!: string
  @Text('the reason for more time', { max: 4000, multiline: true }) reason!: string
}

export const extendAction = commandSlice({
  name: 'extend-action',
  title: 'Extend the due date',
  done: 'Due date extended',
  verb: 'actions.extend',
  refuses: ['actions.not-open', 'actions.raised-to-the-hub', 'actions.decided-further-up', 'actions.not-later', 'actions.due-in-the-past'],
  lifecycle: actionLifecycle,
  rule: decideExtendAction,
  input: ExtendActionInput,
  api: ':ref/extensions',
  page: 'actions/:ref/extend',
  recorded: (events, open) => {
    const extended = events.findLast(event => event.type === 'ActionExtended')
    const agreed = events.find(event => event.type === 'ActionAgreed')
    return { dueOn: extended?.data.dueOn ?? agreed?.data.dueOn, reason: extended && open(extended.data.reason) }
  },
  command: ({ dueOn, reason }, { id, seal }) => new ExtendAction({ actionId: id, dueOn, reason: seal(keyOf(id), reason) }),
})
export class ExtendActionController extends controllerFor(extendAction) {}
