import { CalendarDate, controllerFor, Text } from '@lantern/web-kit'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { decideRecordTransferIn, RecordTransferIn } from './record-transfer-in.decide.js'

export class RecordTransferInInput {
  @Text('the MARAC area that sent it', { max: 200 }) area!: string
  @Text('who sent it, and how they are reached', { max: 400 }) contact!: string
  @Text('their reference for the case', { max: 100, optional: true }) reference?: string
  @CalendarDate('the day on which they sent it') sentOn!: string
  @Text('what was decided there, and what is still to be done', { max: 4000, multiline: true, optional: true, hint: 'Whether it was heard at a meeting, actions that are open, and how long their flag runs' }) note?: string
}

export const recordTransferIn = commandSlice({
  name: 'record-transfer-in',
  title: 'Record that another area transferred it here',
  done: 'Transfer from another area recorded',
  verb: 'marac.transfer',
  refuses: ['marac.case-not-open', 'marac.transfer-day', 'marac.transferred-in-already'],
  lifecycle: caseLifecycle,
  rule: decideRecordTransferIn,
  input: RecordTransferInInput,
  api: 'cases/:ref/transfer-in',
  page: 'cases/:ref/transferred-in',
  command: ({ area, contact, reference, sentOn, note }, { id, seal, sealIfAny }) => {
    const key = `case-${id}`
    const [theirs, said] = [sealIfAny(key, reference), sealIfAny(key, note)]
    return new RecordTransferIn({ caseId: id, area: seal(key, area), contact: seal(key, contact), ...(theirs && { reference: theirs }), sentOn, ...(said && { note: said }) })
  },
})
export class RecordTransferInController extends controllerFor(recordTransferIn) {}
