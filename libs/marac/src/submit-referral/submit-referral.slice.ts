import { areaChoices, beside, Directory, districtChoices, steppedControllerFor } from '@lantern/web-kit'
import { knownPeople } from '../known-people.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { newFilesOf } from '../marac-case/files/new-files.js'
import { SubmitReferralInput } from '../marac-case/referral-form/referral.input.js'
import { referralStepsOf } from '../marac-case/referral-form/referral.steps.js'
import { toldByForm } from '../marac-case/referral-form/told-by-form.js'
import { commandSlice } from '../marac.slice.js'
import { caseRefOf } from '../case-ref-of.js'
import { decideSubmitReferral, SubmitReferral } from './submit-referral.decide.js'

const referralSteps = referralStepsOf({ begin: 'Start a new referral', found: knownPeople, notice: beside(import.meta.url, 'submit-referral') })

export const submitReferral = commandSlice({
  name: 'submit-referral',
  title: 'Refer a case',
  done: 'Referral sent to the Hub',
  verb: 'marac.submit-referral',
  refuses: ['marac.case-exists', 'marac.no-criterion', 'marac.no-perpetrator', 'marac.score-above-maximum'],
  lifecycle: caseLifecycle,
  rule: decideSubmitReferral,
  input: SubmitReferralInput,
  api: 'referrals',
  page: 'refer',
  steps: referralSteps,
  next: ref => `/referrals/${ref}`,
  creates: (_, { commandId, actor }) => caseRefOf(actor.agency, commandId),
  choices: async get => ({ area: areaChoices(get(Directory)), district: districtChoices(get(Directory)) }),
  reads: async get => get(Directory).districts(),
  command: (input, making) =>
    new SubmitReferral(
      { caseId: making.id, agency: making.actor.agency, source: making.actor.roles.includes('system') ? 'import' : 'form', ...toldByForm(input, making, making.read, making.newId) },
      newFilesOf(input.files, making),
    ),
})
export class SubmitReferralController extends steppedControllerFor(submitReferral) {}
