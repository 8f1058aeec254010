import { controllerFor, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { decideLiftRestriction, LiftRestriction } from './lift-restriction.decide.js'

export class LiftRestrictionInput {
  @Text('why everybody on the case may know of it again', { max: 2000, multiline: true, hint: 'Everybody on the case reads this in its history.' }) reason!: string
}

export const liftRestriction = commandSlice({
  name: 'lift-restriction',
  title: 'Lift the restriction',
  done: 'Restriction lifted',
  verb: 'marac.restrict-case',
  refuses: ['marac.case-not-open', 'marac.not-restricted'],
  lifecycle: caseLifecycle,
  rule: decideLiftRestriction,
  input: LiftRestrictionInput,
  api: 'cases/:ref/restrictions/lifted',
  page: 'cases/:ref/lift-restriction',
  command: ({ reason }, { id, seal }) => new LiftRestriction({ caseId: id, reason: seal(`case-${id}`, reason) }),
})
export class LiftRestrictionController extends controllerFor(liftRestriction) {}
