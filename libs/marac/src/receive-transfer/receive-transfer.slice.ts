import { areaChoices, Directory, districtChoices, steppedControllerFor } from '@lantern/web-kit'
import { caseRefOf } from '../case-ref-of.js'
import { knownPeople } from '../known-people.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { newFilesOf } from '../marac-case/files/new-files.js'
import { referralStepsOf } from '../marac-case/referral-form/referral.steps.js'
import { toldByForm } from '../marac-case/referral-form/told-by-form.js'
import { ReferralFromAreaInput, receivedOf } from '../marac-case/transfer/transfer-in.input.js'
import { commandSlice } from '../marac.slice.js'
import { decideReceiveTransfer, ReceiveTransfer } from './receive-transfer.decide.js'

export const receiveTransfer = commandSlice({
  name: 'receive-transfer',
  title: 'Enter a case from another area',
  done: 'Case entered. Now acknowledge it to the area that sent it: until they hear from you, they keep their flag and the responsibility',
  verb: 'marac.transfer',
  refuses: ['marac.case-exists', 'marac.no-criterion', 'marac.no-perpetrator', 'marac.score-above-maximum', 'marac.transfer-day'],
  lifecycle: caseLifecycle,
  rule: decideReceiveTransfer,
  input: ReferralFromAreaInput,
  api: 'transfers-in',
  page: 'transfers/enter',
  steps: referralStepsOf({ begin: 'Enter a case', found: knownPeople, mend: { 'marac.transfer-day': 'from-area' } }, ReferralFromAreaInput, [
    { name: 'from-area', title: 'The area that sent it', fields: ['fromArea', 'fromContact', 'fromReference', 'fromSentOn', 'fromNote'] },
  ]),
  next: ref => `/cases/${ref}`,
  creates: (_, { commandId, actor }) => caseRefOf(actor.agency, commandId),
  choices: async get => ({ area: areaChoices(get(Directory)), district: districtChoices(get(Directory)) }),
  reads: async get => get(Directory).districts(),
  command: (input, making) =>
    new ReceiveTransfer(
      {
        referral: { caseId: making.id, agency: making.actor.agency, source: 'transferred-in', ...toldByForm(input, making, making.read, making.newId) },
        from: receivedOf({ area: input.fromArea, contact: input.fromContact, reference: input.fromReference, sentOn: input.fromSentOn, note: input.fromNote }, making),
      },
      newFilesOf(input.files, making),
    ),
})
export class ReceiveTransferController extends steppedControllerFor(receiveTransfer) {}
