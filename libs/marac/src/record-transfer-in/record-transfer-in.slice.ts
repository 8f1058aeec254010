import { controllerFor } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { receivedOf, TransferInInput } from '../marac-case/transfer/transfer-in.input.js'
import { commandSlice } from '../marac.slice.js'
import { decideRecordTransferIn, RecordTransferIn } from './record-transfer-in.decide.js'

export const recordTransferIn = commandSlice({
  name: 'record-transfer-in',
  title: 'Record that another area transferred it here',
  done: 'Transfer from another area recorded',
  verb: 'marac.transfer',
  refuses: ['marac.case-not-open', 'marac.transfer-day', 'marac.transferred-in-already'],
  lifecycle: caseLifecycle,
  rule: decideRecordTransferIn,
  input: TransferInInput,
  api: 'cases/:ref/transfer-in',
  page: 'cases/:ref/transferred-in',
  command: (input, making) => new RecordTransferIn(receivedOf(input, making)),
})
export class RecordTransferInController extends controllerFor(recordTransferIn) {}
