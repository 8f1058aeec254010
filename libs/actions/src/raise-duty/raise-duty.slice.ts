import { controllerFor } from '@lantern/web-kit'
import { commandSlice } from '../actions.slice.js'
import { raiseAnswer } from '../answers.form.js'
import { dutyLifecycle } from '../duty/duty.lifecycle.js'
import { keyOf } from '../duty/duty.refs.js'
import { RaiseDuty, decideRaiseDuty } from './raise-duty.decide.js'

export const raiseDuty = commandSlice({
  ...raiseAnswer,
  name: 'raise-duty',
  lifecycle: dutyLifecycle,
  rule: decideRaiseDuty,
  api: 'escalations/:ref/raisings',
  page: 'escalations/:ref/raise',
  command: ({ reason }, { id, seal }) => new RaiseDuty({ dutyId: id, reason: seal(keyOf(id), reason) }),
})
export class RaiseDutyController extends controllerFor(raiseDuty) {}
