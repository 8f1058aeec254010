import { EventStore, stateNow } from '@lantern/event-store'
import { agenciesWithoutAgreement, agencyChoicesNow, controllerFor, Reference, Text } from '@lantern/web-kit'
import { actionLifecycle } from '../action/action.lifecycle.js'
import { keyOf } from '../action/action.refs.js'
import { action } from '../action/action.stream.js'
import { commandSlice } from '../actions.slice.js'
import { decideReassignAction, ReassignAction } from './reassign-action.decide.js'

export class ReassignActionInput {
  @Reference('the agency that will do it', { hint: 'It is asked to accept or decline. The due date stays; extend it on the action if there is no time left.' }) agency!: string
  @Text('why another agency does it', { max: 4000, multiline: true, hint: 'Both agencies can read it.' }) reason!: string
}

export const reassignAction = commandSlice({
  name: 'reassign-action',
  title: 'Give the action to another agency',
  done: 'Action given to another agency',
  verb: 'actions.reassign',
  refuses: ['actions.not-open', 'actions.has-it', 'actions.no-agreement'],
  lifecycle: actionLifecycle,
  rule: decideReassignAction,
  input: ReassignActionInput,
  api: ':ref/reassignments',
  page: 'actions/:ref/reassign',
  choices: async (get, ref) => {
    const { state } = await stateNow(get(EventStore), action, ref)
    return { agency: Object.fromEntries(Object.entries(agencyChoicesNow(get)).filter(([agency]) => agency !== state.agency)) }
  },
  recorded: (events, open) => {
    const given = events.findLast(event => event.type === 'ActionReassigned')
    return { agency: given?.data.agency, reason: given && open(given.data.reason) }
  },
  reads: async get => [...agenciesWithoutAgreement(get).keys()],
  command: ({ agency, reason }, { id, read: without, seal }) => new ReassignAction({ actionId: id, agency, reason: seal(keyOf(id), reason), without }),
})
export class ReassignActionController extends controllerFor(reassignAction) {}
