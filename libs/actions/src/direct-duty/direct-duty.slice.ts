import { controllerFor } from '@lantern/web-kit'
import { commandSlice } from '../actions.slice.js'
import { directAnswer } from '../answers.form.js'
import { dutyLifecycle } from '../duty/duty.lifecycle.js'
import { keyOf } from '../duty/duty.refs.js'
import { DirectDuty, decideDirectDuty } from './direct-duty.decide.js'

export const directDuty = commandSlice({
  ...directAnswer,
  name: 'direct-duty',
  lifecycle: dutyLifecycle,
  rule: decideDirectDuty,
  api: 'escalations/:ref/directions',
  page: 'escalations/:ref/direct',
  command: ({ until, reason }, { id, seal }) => new DirectDuty({ dutyId: id, until, reason: seal(keyOf(id), reason) }),
})
export class DirectDutyController extends controllerFor(directDuty) {}
