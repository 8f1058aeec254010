import { CalendarDate, controllerFor, Reference, Text } from '@lantern/web-kit'
import { caseReadOf, peopleOn, personChoices } from '../case-people.js'
import { caseLifecycle } from '../marac-case/marac-case.lifecycle.js'
import { commandSlice } from '../marac.slice.js'
import { decideRecordDeath, RecordDeath } from './record-death.decide.js'

export class RecordDeathInput {
  @Reference('the person', { as: 'radios', label: 'Who has died' }) person!: string
  @CalendarDate('the date of death', { optional: true, hint: 'Leave it blank if it is not known.' }) diedOn?: string
  @Text('what is known of the death', { max: 4000, multiline: true, optional: true, hint: 'And who told you' }) known?: string
}

export const recordDeath = commandSlice({
  name: 'record-death',
  title: 'Record that a person has died',
  done: 'Death recorded',
  verb: 'marac.record-death',
  refuses: ['marac.died-already', 'marac.died-in-the-future', 'marac.not-on-the-case'],
  lifecycle: caseLifecycle,
  rule: decideRecordDeath,
  input: RecordDeathInput,
  api: 'cases/:ref/deaths',
  page: 'cases/:ref/record-death',
  shows: caseReadOf,
  choices: async (get, ref) => ({ person: personChoices(await peopleOn(get, ref)) }),
  command: ({ person, diedOn, known }, { id, sealIfAny }) => {
    const sealed = sealIfAny(`case-${id}`, known)
    return new RecordDeath({ caseId: id, personId: person, ...(diedOn !== undefined && { diedOn }), ...(sealed && { known: sealed }) })
  },
})
export class RecordDeathController extends controllerFor(recordDeath) {}
