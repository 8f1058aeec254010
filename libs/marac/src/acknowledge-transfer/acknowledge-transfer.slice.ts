import { CalendarDate, controllerFor, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { AcknowledgeTransfer, decideAcknowledgeTransfer } from './acknowledge-transfer.decide.js'

export class AcknowledgeTransferInput {
  @Text('who acknowledged it there', { max: 200 }) acknowledgedBy!: string
  @CalendarDate('the day on which they acknowledged it') acknowledgedOn!: string
  @Text('their reference for the case', { max: 100, optional: true }) reference?: string
}

export const acknowledgeTransfer = commandSlice({
  name: 'acknowledge-transfer',
  title: 'Record that the other area has the case',
  done: 'Transfer acknowledged',
  verb: 'marac.transfer',
  refuses: ['marac.no-transfer', 'marac.transfer-day'],
  lifecycle: caseLifecycle,
  rule: decideAcknowledgeTransfer,
  input: AcknowledgeTransferInput,
  api: 'cases/:ref/transfer-acknowledgements',
  page: 'cases/:ref/acknowledge-transfer',
  command: ({ acknowledgedBy, acknowledgedOn, reference }, { id, seal, sealIfAny }) => {
    const theirs = sealIfAny(`case-${id}`, reference)
    return new AcknowledgeTransfer({ caseId: id, acknowledgedBy: seal(`case-${id}`, acknowledgedBy), acknowledgedOn, ...(theirs && { reference: theirs }) })
  },
})
export class AcknowledgeTransferController extends controllerFor(acknowledgeTransfer) {}
