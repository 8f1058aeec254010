import { controllerFor } from '@lantern/web-kit'
import { commandSlice } from '../actions.slice.js'
import { closeAnswer } from '../answers.form.js'
import { dutyLifecycle } from '../duty/duty.lifecycle.js'
import { keyOf } from '../duty/duty.refs.js'
import { CloseDutyEscalation, decideCloseDutyEscalation } from './close-duty-escalation.decide.js'

export const closeDutyEscalation = commandSlice({
  ...closeAnswer,
  name: 'close-duty-escalation',
  lifecycle: dutyLifecycle,
  rule: decideCloseDutyEscalation,
  api: 'escalations/:ref/end',
  page: 'escalations/:ref/close',
  command: ({ reason }, { id, seal }) => new CloseDutyEscalation({ dutyId: id, reason: seal(keyOf(id), reason) }),
})
export class CloseDutyEscalationController extends controllerFor(closeDutyEscalation) {}
