import { agencyChoices, CalendarDate, controllerFor, Directory, OneOf, Reference, Text, YesNo } from '@lantern/web-kit'
import type { Target } from '../action/action.events.js'
import { actionLifecycle } from '../action/action.lifecycle.js'
import { actionRefOf, belongsToOf, keyOf } from '../action/action.refs.js'
import { targetWords } from '../action/action.words.js'
import { ActionHolders } from '../action-holders.js'
import { commandSlice } from '../actions.slice.js'
import { AgreeAction, decideAgreeAction } from './agree-action.decide.js'

export class AgreeActionInput {
  @Reference('the agency that will do it') agency!: string
  @OneOf('whom it makes safer', { choices: targetWords }) target!: Target
  @Text('what will be done', { max: 4000, multiline: true, hint: 'Say what, for whom and how it will be seen that it is done.' }) text!: string
  @YesNo('it is for immediate safety') immediateSafety!: boolean
  @CalendarDate('the due date', { optional: true, hint: 'If you enter none, the rules set it: the next day for immediate safety, otherwise ten working days unless your partnership has changed that.' })
  dueOn?: string
}

export const agreeAction = commandSlice({
  name: 'agree-action',
  title: 'Agree an action',
  done: 'Action agreed',
  verb: 'actions.agree',
  refuses: ['actions.exists', 'actions.case-not-open', 'actions.due-in-the-past'],
  lifecycle: actionLifecycle,
  rule: decideAgreeAction,
  input: AgreeActionInput,
  api: 'cases/:ref/actions',
  page: 'cases/:ref/agree-action',
  next: ref => `/cases/${belongsToOf(ref)}`,
  under: 'maracCase',
  creates: (_, { commandId, ref }) => actionRefOf(ref, commandId),
  reads: (get, ref) => get(ActionHolders).isOpen(ref),
  choices: async get => ({ agency: agencyChoices(get(Directory)) }),
  command: ({ text, ...agreed }, { id, ref, read, seal }) =>
    new AgreeAction({ ...agreed, actionId: id, belongsTo: ref, caseOpen: read, text: seal(keyOf(id), text) }),
})
export class AgreeActionController extends controllerFor(agreeAction) {}
