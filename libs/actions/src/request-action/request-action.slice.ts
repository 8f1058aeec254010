import { caseReadOf, controllerFor, Text } from '@lantern/web-kit'
import { actionLifecycle } from '../action/action.lifecycle.js'
import { actionRefOf, belongsToOf, keyOf } from '../action/action.refs.js'
import { NewActionInput, newActionChoices, readHolder } from '../action/new-action.input.js'
import { commandSlice } from '../actions.slice.js'
import { decideRequestAction, RequestAction } from './request-action.decide.js'

export class RequestActionInput extends NewActionInput {
  @Text('why your agency asks for it', { max: 4000, multiline: true }) reason!: string
}

export const requestAction = commandSlice({
  name: 'request-action',
  title: 'Ask another agency for an action',
  done: 'Action asked for',
  verb: 'actions.request',
  refuses: ['actions.exists', 'actions.case-not-open', 'actions.your-own', 'actions.no-agreement', 'actions.no-such-person', 'actions.person-does-not-fit', 'actions.due-in-the-past'],
  lifecycle: actionLifecycle,
  rule: decideRequestAction,
  input: RequestActionInput,
  api: 'cases/:ref/action-requests',
  page: 'cases/:ref/request-action',
  next: ref => `/cases/${belongsToOf(ref)}`,
  under: 'maracCase',
  creates: (_, { commandId, ref }) => actionRefOf(ref, commandId),
  reads: readHolder,
  choices: async (get, _ref, actor, read) => newActionChoices(get, await read(), agency => agency !== actor.agency),
  shows: caseReadOf,
  command: ({ text, reason, ...asked }, { id, ref, read, seal }) =>
    new RequestAction({ ...asked, ...read, actionId: id, belongsTo: ref, text: seal(keyOf(id), text), reason: seal(keyOf(id), reason) }),
})
export class RequestActionController extends controllerFor(requestAction) {}
