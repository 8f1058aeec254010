import { beside, controllerFor, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { decideUnlistCase, UnlistCase } from './unlist-case.decide.js'

export class UnlistCaseInput {
  @Text('the reason', { max: 2000, multiline: true, hint: 'Every agency on the case can read this.' }) reason!: string
}

export const unlistCase = commandSlice({
  name: 'unlist-case',
  title: 'Take it off the agenda',
  done: 'Case taken off the agenda. It waits to be listed',
  verb: 'marac.keep-agenda',
  refuses: ['marac.case-not-open', 'marac.not-listed'],
  lifecycle: caseLifecycle,
  rule: decideUnlistCase,
  input: UnlistCaseInput,
  api: 'cases/:ref/unlisting',
  page: 'cases/:ref/unlist-case',
  template: beside(import.meta.url),
  command: ({ reason }, { id, seal }) => new UnlistCase({ caseId: id, reason: seal(`case-${id}`, reason) }),
})
export class UnlistCaseController extends controllerFor(unlistCase) {}
