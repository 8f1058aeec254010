import { EventStore, stateNow } from '@lantern/event-store'
import { controllerFor, Directory, Reference, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { maracCase } from '../marac-case/marac-case.stream.js'
import { commandSlice } from '../marac.slice.js'
import { decideLiftExclusion, LiftExclusion } from './lift-exclusion.decide.js'

export class LiftExclusionInput {
  @Reference('the excluded person', { as: 'radios' }) user!: string
  @Text('why they may know of the case again', { max: 2000, multiline: true }) reason!: string
}

export const liftExclusion = commandSlice({
  name: 'lift-exclusion',
  title: 'Lift an exclusion',
  done: 'Exclusion lifted',
  verb: 'marac.exclude-user',
  refuses: ['marac.case-not-open', 'marac.not-excluded'],
  lifecycle: caseLifecycle,
  rule: decideLiftExclusion,
  input: LiftExclusionInput,
  api: 'cases/:ref/exclusions/lifted',
  page: 'cases/:ref/lift-exclusion',
  choices: async (get, ref) => {
    const directory = get(Directory)
    const agencyOf = new Map(directory.people().map(({ user, agency }) => [user, directory.agency(agency)]))
    const { state } = await stateNow(get(EventStore), maracCase, ref)
    return { user: Object.fromEntries(state.excluded.map(user => [user, [directory.user(user), agencyOf.get(user)].filter(Boolean).join(', ')])) }
  },
  command: ({ user, reason }, { id, seal }) => new LiftExclusion({ caseId: id, user, reason: seal(`case-${id}`, reason) }),
})
export class LiftExclusionController extends controllerFor(liftExclusion) {}
