import { controllerFor } from '@lantern/web-kit'
import { commandSlice } from '../actions.slice.js'
import { chaseAnswer } from '../answers.form.js'
import { answerWords } from '../duty/answers.words.js'
import { dutyLifecycle } from '../duty/duty.lifecycle.js'
import { keyOf } from '../duty/duty.refs.js'
import { ChaseDuty, decideChaseDuty } from './chase-duty.decide.js'

export const chaseDuty = commandSlice({
  ...chaseAnswer,
  words: answerWords('chase'),
  name: 'chase-duty',
  refuses: [...chaseAnswer.refuses, 'actions.hub-owes-it'],
  lifecycle: dutyLifecycle,
  rule: decideChaseDuty,
  api: 'escalations/:ref/chases',
  page: 'escalations/:ref/chase',
  command: ({ until, reason }, { id, seal }) => new ChaseDuty({ dutyId: id, until, reason: seal(keyOf(id), reason) }),
})
export class ChaseDutyController extends controllerFor(chaseDuty) {}
