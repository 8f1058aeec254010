import { OneOf, Reference, beside, controllerFor, Directory } from '@lantern/web-kit'
import type { ExclusionGround } from '../marac-case/marac-case.events.js'
import { groundWords } from '../marac-case/marac-case.words.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { ExcludeUser, decideExcludeUser } from './exclude-user.decide.js'

export class ExcludeUserInput {
  @Reference('the person') user!: string
  @OneOf('why they may not know of the case', { choices: groundWords }) ground!: ExclusionGround
}

export const excludeUser = commandSlice({
  name: 'exclude-user',
  title: 'Exclude a person from the case',
  done: 'Person excluded from the case',
  verb: 'marac.exclude-user',
  refuses: ['marac.case-not-open', 'marac.not-yourself', 'marac.already-excluded'],
  lifecycle: caseLifecycle,
  rule: decideExcludeUser,
  input: ExcludeUserInput,
  api: 'cases/:ref/exclusions',
  page: 'cases/:ref/exclude',
  template: beside(import.meta.url),
  choices: async get => {
    const directory = get(Directory)
    return { user: Object.fromEntries(directory.people().map(({ user, name, agency }) => [user, `${name}, ${directory.agency(agency)}`])) }
  },
  command: ({ user, ground }, { id, seal }) => new ExcludeUser({ caseId: id, user, ground: seal(`case-${id}`, ground) }),
})
export class ExcludeUserController extends controllerFor(excludeUser) {}
