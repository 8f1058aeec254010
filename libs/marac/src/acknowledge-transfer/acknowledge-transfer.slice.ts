import { Answers, CalendarDate, controllerFor, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { actionsToSay, afterTransferOf } from '../actions-of-transfer.js'
import type { AfterTransfer } from '../marac-case/marac-case.events.js'
import { afterTransferWords } from '../marac-case/marac-case.words.js'
import { commandSlice } from '../marac.slice.js'
import { AcknowledgeTransfer, decideAcknowledgeTransfer } from './acknowledge-transfer.decide.js'

export class AcknowledgeTransferInput {
  @Text('who acknowledged it there', { max: 200 }) acknowledgedBy!: string
  @CalendarDate('the day on which they acknowledged it') acknowledgedOn!: string
  @Text('their reference for the case', { max: 100, optional: true }) reference?: string
  @Answers('what becomes of each action that is still to be done', { choices: afterTransferWords, optional: true, sometimes: true, label: 'Actions that were agreed since', hint: 'The transfer did not say what becomes of them.' }) actions?: Record<string, AfterTransfer>
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
  choices: async (get, ref) => ({ actions: await actionsToSay(get, ref) }),
  command: ({ acknowledgedBy, acknowledgedOn, reference, actions }, { id, seal, sealIfAny }) => {
    const theirs = sealIfAny(`case-${id}`, reference)
    return new AcknowledgeTransfer({ caseId: id, acknowledgedBy: seal(`case-${id}`, acknowledgedBy), acknowledgedOn, ...(theirs && { reference: theirs }), ...afterTransferOf(actions) })
  },
})
export class AcknowledgeTransferController extends controllerFor(acknowledgeTransfer) {}
