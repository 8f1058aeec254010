import { CalendarDate, controllerFor, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { AcknowledgeTransferIn, decideAcknowledgeTransferIn } from './acknowledge-transfer-in.decide.js'

export class AcknowledgeTransferInInput {
  @Text('whom you told there, and how', { max: 400, hint: 'They keep their flag and the responsibility until they hear from you' }) told!: string
  @CalendarDate('the day on which you told them') acknowledgedOn!: string
}

export const acknowledgeTransferIn = commandSlice({
  name: 'acknowledge-transfer-in',
  title: 'Record that you acknowledged the transfer',
  done: 'Acknowledgement recorded',
  verb: 'marac.transfer',
  refuses: ['marac.no-transfer-in', 'marac.transfer-day'],
  lifecycle: caseLifecycle,
  rule: decideAcknowledgeTransferIn,
  input: AcknowledgeTransferInInput,
  api: 'cases/:ref/transfer-in-acknowledgement',
  page: 'cases/:ref/acknowledge-transfer-in',
  command: ({ told, acknowledgedOn }, { id, seal }) => new AcknowledgeTransferIn({ caseId: id, told: seal(`case-${id}`, told), acknowledgedOn }),
})
export class AcknowledgeTransferInController extends controllerFor(acknowledgeTransferIn) {}
