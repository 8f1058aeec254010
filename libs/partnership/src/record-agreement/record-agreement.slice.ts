import type { CalendarDate } from '@lantern/decision'
import { agencyChoices, CalendarDate as DateField, controllerFor, Directory, errorAt, Reference, Text } from '@lantern/web-kit'
import { partnershipLifecycle } from '../partnership/partnership.lifecycle.js'
import { commandSlice } from '../partnership.slice.js'
import { decideRecordAgreement, RecordAgreement } from './record-agreement.decide.js'

export class RecordAgreementInput {
  @Reference('the agency') agency!: string
  @Text('the reference of the agreement', { max: 40, hint: 'Letters, digits and hyphens, such as KM-ISA-2026. Never a name. A renewal has a reference of its own.' }) reference!: string
  @DateField('the day on which the agency signed it') signedOn!: CalendarDate
  @DateField('its first day') from!: CalendarDate
  @DateField('its last day', { hint: 'From the next day on the agency is sent nothing and sees no case. The Hub is warned before.' }) until!: CalendarDate
}

/** It is kept in the clear: nothing that could be a name. */
const isReference = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9./-]*$/.test(text) && /\d/.test(text)

export const recordAgreement = commandSlice({
  name: 'record-agreement',
  title: 'Record a signed agreement',
  done: 'Agreement recorded',
  verb: 'partnership.keep-agreements',
  refuses: ['partnership.no-such-agency', 'partnership.agreement-exists', 'partnership.agreement-not-signed-yet', 'partnership.agreement-before-signed', 'partnership.agreement-ends-before'],
  adds: true,
  lifecycle: partnershipLifecycle,
  rule: decideRecordAgreement,
  input: RecordAgreementInput,
  starts: ['agency'],
  api: 'partnerships/:ref/agreements',
  page: 'partnerships/:ref/record-agreement',
  choices: async get => ({ agency: agencyChoices(get(Directory)) }),
  further: ({ reference }) => (reference === undefined || isReference(reference.trim()) ? [] : [errorAt(['reference'], 'Enter letters, digits and hyphens with at least one digit, such as KM-ISA-2026')]),
  command: ({ agency, reference, signedOn, from, until }) => new RecordAgreement({ agencyId: agency, reference: reference.trim(), signedOn, from, until }),
})
export class RecordAgreementController extends controllerFor(recordAgreement) {}
