import { CalendarDate, Text, controllerFor } from '@lantern/web-kit'
import { escalationLifecycle } from '../action/action.lifecycle.js'
import { keyOf } from '../action/action.refs.js'
import { commandSlice } from '../actions.slice.js'
import { AcceptReason, decideAcceptReason } from './accept-reason.decide.js'

export class AcceptReasonInput {
  @CalendarDate('the new due date') dueOn!: string
  @Text('the reason that was accepted', { max: 4000, multiline: true, hint: 'Do not name anybody: groups of the partnership read this' }) reason!: string
}

export const acceptReason = commandSlice({
  name: 'accept-reason',
  title: 'Accept the reason and set a new date',
  done: 'Reason accepted and new date set',
  verb: 'actions.decide-escalation',
  refuses: ['actions.not-open', 'actions.not-raised', 'actions.not-yet-with-the-manager', 'actions.not-later', 'actions.due-in-the-past'],
  lifecycle: escalationLifecycle,
  rule: decideAcceptReason,
  input: AcceptReasonInput,
  api: ':ref/accepted-reasons',
  page: 'actions/:ref/accept-reason',
  command: ({ dueOn, reason }, { id, seal }) => new AcceptReason({ actionId: id, dueOn, reason: seal(keyOf(id), reason) }),
})
export class AcceptReasonController extends controllerFor(acceptReason) {}
