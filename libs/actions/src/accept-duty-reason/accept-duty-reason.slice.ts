import { controllerFor } from '@lantern/web-kit'
import { commandSlice } from '../actions.slice.js'
import { acceptAnswer } from '../answers.form.js'
import { answerWords } from '../duty/answers.words.js'
import { dutyLifecycle } from '../duty/duty.lifecycle.js'
import { keyOf } from '../duty/duty.refs.js'
import { AcceptDutyReason, decideAcceptDutyReason } from './accept-duty-reason.decide.js'

export const acceptDutyReason = commandSlice({
  ...acceptAnswer,
  words: answerWords('accept'),
  name: 'accept-duty-reason',
  lifecycle: dutyLifecycle,
  rule: decideAcceptDutyReason,
  api: 'escalations/:ref/accepted-reasons',
  page: 'escalations/:ref/accept-reason',
  command: ({ dueOn, reason }, { id, seal }) => new AcceptDutyReason({ dutyId: id, dueOn, reason: seal(keyOf(id), reason) }),
})
export class AcceptDutyReasonController extends controllerFor(acceptDutyReason) {}
