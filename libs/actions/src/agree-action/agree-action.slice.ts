import { caseReadOf, controllerFor } from '@lantern/web-kit'
import { actionLifecycle } from '../action/action.lifecycle.js'
import { actionRefOf, belongsToOf, keyOf } from '../action/action.refs.js'
import { NewActionInput, newActionChoices, readHolder } from '../action/new-action.input.js'
import { seesAll } from '../actions.access.js'
import { commandSlice } from '../actions.slice.js'
import { AgreeAction, decideAgreeAction } from './agree-action.decide.js'

export class AgreeActionInput extends NewActionInput {}

export const agreeAction = commandSlice({
  name: 'agree-action',
  title: 'Agree an action',
  done: 'Action agreed',
  verb: 'actions.agree',
  refuses: ['actions.exists', 'actions.case-not-open', 'actions.ask-for-it', 'actions.no-agreement', 'actions.no-such-person', 'actions.person-does-not-fit', 'actions.due-in-the-past'],
  lifecycle: actionLifecycle,
  rule: decideAgreeAction,
  input: AgreeActionInput,
  api: 'cases/:ref/actions',
  page: 'cases/:ref/agree-action',
  next: ref => `/cases/${belongsToOf(ref)}`,
  under: 'maracCase',
  creates: (_, { commandId, ref }) => actionRefOf(ref, commandId),
  reads: readHolder,
  // An agency takes on an action itself; another one it asks, on a form of its own.
  choices: async (get, _ref, actor, read) => newActionChoices(get, await read(), agency => seesAll(actor) || agency === actor.agency),
  // The form names the people of the case.
  shows: caseReadOf,
  command: ({ text, ...agreed }, { id, ref, actor, read, seal }) => new AgreeAction({ ...agreed, ...read, actionId: id, belongsTo: ref, text: seal(keyOf(id), text), gives: seesAll(actor) }),
})
export class AgreeActionController extends controllerFor(agreeAction) {}
