import type { CalendarDate } from '@lantern/decision'
import { CalendarDate as DateField, controllerFor, errorAt, OneOf, Text } from '@lantern/web-kit'
import type { IdvaOutcome } from '../marac-case/marac-case.events.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { idvaOutcomeWords } from '../marac-case/marac-case.words.js'
import { commandSlice } from '../marac.slice.js'
import { decideRecordIdvaContact, RecordIdvaContact } from './record-idva-contact.decide.js'

export class RecordIdvaContactInput {
  @DateField('the day of the contact') contactedOn!: CalendarDate
  @OneOf('what came of it', { choices: idvaOutcomeWords }) outcome!: IdvaOutcome
  @Text('a note for the agencies on the case', { max: 4000, multiline: true, optional: true, hint: 'What was said in confidence belongs in your own records.' }) note?: string
}

export const recordIdvaContact = commandSlice({
  name: 'record-idva-contact',
  title: 'Record IDVA contact',
  done: 'IDVA contact recorded',
  verb: 'marac.record-idva-contact',
  refuses: ['marac.case-not-open', 'marac.date-ahead'],
  lifecycle: caseLifecycle,
  rule: decideRecordIdvaContact,
  input: RecordIdvaContactInput,
  api: 'cases/:ref/idva-contacts',
  page: 'cases/:ref/record-idva-contact',
  further: ({ contactedOn }, today) => (contactedOn !== undefined && contactedOn > today ? [errorAt(['contactedOn'], 'The day of the contact must be today or in the past')] : []),
  command: ({ contactedOn, outcome, note }, { id, sealIfAny }) => new RecordIdvaContact({ caseId: id, contactedOn, outcome, note: sealIfAny(`case-${id}`, note) }),
})
export class RecordIdvaContactController extends controllerFor(recordIdvaContact) {}
