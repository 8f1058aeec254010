import { CalendarDate, controllerFor, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { decideTakeCaseBack, TakeCaseBack } from './take-case-back.decide.js'

export class TakeCaseBackInput {
  @Text('who said so there', { max: 200 }) refusedBy!: string
  @CalendarDate('the day on which they said so') refusedOn!: string
  @Text('why they do not take it', { max: 4000, multiline: true }) reason!: string
}

export const takeCaseBack = commandSlice({
  name: 'take-case-back',
  title: 'Record that the other area does not take it',
  done: 'The case is here as it was',
  verb: 'marac.transfer',
  refuses: ['marac.no-transfer', 'marac.transfer-day'],
  lifecycle: caseLifecycle,
  rule: decideTakeCaseBack,
  input: TakeCaseBackInput,
  api: 'cases/:ref/transfer-refusals',
  page: 'cases/:ref/take-back',
  command: ({ refusedBy, refusedOn, reason }, { id, seal }) => new TakeCaseBack({ caseId: id, refusedBy: seal(`case-${id}`, refusedBy), refusedOn, reason: seal(`case-${id}`, reason) }),
})
export class TakeCaseBackController extends controllerFor(takeCaseBack) {}
