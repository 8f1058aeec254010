import { caseReadOf, controllerFor, Reference, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { childrenOf } from '../children-of-the-case.js'
import { ConsiderChild, decideConsiderChild } from './consider-child.decide.js'

export class ConsiderChildInput {
  @Reference('the child', { as: 'radios' }) child!: string
  @Text('what was considered for this child', { max: 4000, multiline: true, hint: 'For example home, school, health, contact, and who collects them.' }) considered!: string
  @Text('why nothing more is needed', { max: 4000, multiline: true }) enough!: string
}

export const considerChild = commandSlice({
  name: 'consider-child',
  title: 'Record what was considered for a child',
  done: 'What was considered for the child recorded',
  verb: 'marac.consider-child',
  refuses: ['marac.case-not-open', 'marac.no-such-child'],
  lifecycle: caseLifecycle,
  rule: decideConsiderChild,
  input: ConsiderChildInput,
  api: 'cases/:ref/child-considerations',
  page: 'cases/:ref/consider-child',
  starts: ['child'],
  choices: async (get, ref) => ({ child: await childrenOf(get, ref) }),
  // The form names the children.
  shows: caseReadOf,
  command: ({ child, considered, enough }, { id, seal }) =>
    new ConsiderChild({ caseId: id, child, considered: seal(`person-${child}`, considered), enough: seal(`person-${child}`, enough) }),
})
export class ConsiderChildController extends controllerFor(considerChild) {}
