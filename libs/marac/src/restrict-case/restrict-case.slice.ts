import { Subjects } from '@lantern/access'
import { beside, controllerFor, Directory, References, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { decideRestrictCase, RestrictCase } from './restrict-case.decide.js'

export class RestrictCaseInput {
  @Text('why the case is restricted', { max: 2000, multiline: true }) reason!: string
  @References('the people who may know of the case', { hint: 'You must be among them. Each still sees only what their role and agency allow.' }) users!: string[]
}

export const restrictCase = commandSlice({
  name: 'restrict-case',
  title: 'Restrict the case to named people',
  done: 'Case restricted',
  verb: 'marac.restrict-case',
  refuses: ['marac.case-not-open', 'marac.restricted-without-you', 'marac.already-restricted'],
  lifecycle: caseLifecycle,
  rule: decideRestrictCase,
  input: RestrictCaseInput,
  api: 'cases/:ref/restrictions',
  page: 'cases/:ref/restrict',
  template: beside(import.meta.url),
  choices: async get => {
    const directory = get(Directory)
    const active = directory.people().filter(({ active: still }) => still)
    return { users: Object.fromEntries(active.map(({ user, name, agency }) => [user, `${name}, ${directory.agency(agency)}`])) }
  },
  recorded: events => {
    const last = events.findLast(({ type }) => type === 'CaseRestricted' || type === 'RestrictionLifted')
    return last?.type === 'CaseRestricted' ? { users: last.data.users } : {}
  },
  reads: async (get, ref, actor) => (await get(Subjects).find('maracCase', ref, actor, []))?.deserted ?? false,
  command: ({ users, reason }, { id, read, seal }) => new RestrictCase({ caseId: id, users, deserted: read, reason: seal(`case-${id}`, reason) }),
})
export class RestrictCaseController extends controllerFor(restrictCase) {}
