import { EventStore, stateNow } from '@lantern/event-store'
import { controllerFor, Reference, Text } from '@lantern/web-kit'
import { hubPeopleChoices } from '../hub-people.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { commandSlice } from '../marac.slice.js'
import { ChangeCoordinator, decideChangeCoordinator } from './change-coordinator.decide.js'

export class ChangeCoordinatorInput {
  @Reference('who has the case from now on') coordinator!: string
  @Text('why', { max: 2000, multiline: true, label: 'Why', hint: 'It is part of the case, and every agency on it can read it. Nothing about the health of a colleague.' }) reason!: string
}

export const changeCoordinator = commandSlice({
  name: 'change-coordinator',
  title: 'Hand the case on, or take it',
  done: 'Coordinator of the case changed',
  verb: 'marac.change-coordinator',
  refuses: ['marac.case-not-open', 'marac.coordinator-not-named'],
  lifecycle: caseLifecycle,
  rule: decideChangeCoordinator,
  input: ChangeCoordinatorInput,
  api: 'cases/:ref/coordinators',
  page: 'cases/:ref/change-coordinator',
  choices: async get => ({ coordinator: hubPeopleChoices(get) }),
  // Whoever opens the form on somebody else's case mostly wants to take it.
  proposes: async (get, ref, { user }) => ((await stateNow(get(EventStore), maracCase, ref)).state.coordinator === user ? {} : { coordinator: user }),
  recorded: events => {
    const last = events.findLast(({ type }) => type === 'CoordinatorChanged' || type === 'ReferralAccepted')
    return last?.type === 'CoordinatorChanged' || last?.type === 'ReferralAccepted' ? { coordinator: last.data.coordinator } : {}
  },
  command: ({ coordinator, reason }, { id, seal }) => new ChangeCoordinator({ caseId: id, coordinator, reason: seal(`case-${id}`, reason) }),
})
export class ChangeCoordinatorController extends controllerFor(changeCoordinator) {}
