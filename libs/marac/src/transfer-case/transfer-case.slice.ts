import { Answers, controllerFor, OneOf, SomeOf, Text } from '@lantern/web-kit'
import { caseReadOf } from '../case-people.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import type { AfterTransfer, TransferPart, TransferredBecause } from '../marac-case/marac-case.events.js'
import { afterTransferWords, transferPartWords, transferredWords } from '../marac-case/marac-case.words.js'
import { actionsToSay, afterTransferOf } from '../actions-of-transfer.js'
import { commandSlice } from '../marac.slice.js'
import { toFlagOf } from '../to-flag.js'
import { decideTransferCase, TransferCase } from './transfer-case.decide.js'

export class TransferCaseInput {
  @OneOf('why it goes to another area', { choices: transferredWords }) because!: TransferredBecause
  @Text('the MARAC area that it goes to', { max: 200, hint: 'Only who may read this case sees it. It says where the victim is: write no address here.' }) area!: string
  @Text('who takes it there, and how they are reached', { max: 400, hint: 'The MARAC coordinator of that area, by secure e-mail' }) contact!: string
  @Text('the reason in your own words', { max: 4000, multiline: true }) reason!: string
  @SomeOf('what you send', { choices: transferPartWords, hint: 'Only what the other area needs. What an agency keeps on its worksheet never goes with it.' }) sent!: TransferPart[]
  @Answers('what becomes of each action that is still to be done', { choices: afterTransferWords, optional: true, sometimes: true, label: 'Actions that are still to be done', hint: 'It holds once the other area has acknowledged the case. Until then its agency goes on with it.' }) actions?: Record<string, AfterTransfer>
}

export const transferCase = commandSlice({
  name: 'transfer-case',
  title: 'Transfer to another area',
  done: 'Transfer recorded. Now send the file for the other area, which you find under "Transfer". The case stays here until they acknowledge it',
  verb: 'marac.transfer',
  refuses: ['marac.appeal-waits', 'marac.not-to-transfer', 'marac.transfer-waits', 'marac.transferred-already'],
  lifecycle: caseLifecycle,
  rule: decideTransferCase,
  input: TransferCaseInput,
  api: 'cases/:ref/transfers',
  page: 'cases/:ref/transfer',
  shows: caseReadOf,
  choices: async (get, ref) => ({ actions: await actionsToSay(get, ref) }),
  reads: toFlagOf,
  command: ({ because, area, contact, reason, sent, actions }, { id, newId, seal, read }) => {
    const key = `case-${id}`
    return new TransferCase({ caseId: id, transferId: newId('transfer'), because, area: seal(key, area), contact: seal(key, contact), reason: seal(key, reason), sent, ...afterTransferOf(actions), toFlag: read })
  },
})
export class TransferCaseController extends controllerFor(transferCase) {}
