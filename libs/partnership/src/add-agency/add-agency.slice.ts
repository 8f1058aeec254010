import { controllerFor, OneOf, References, Text } from '@lantern/web-kit'
import { setUpLifecycle } from '../partnership/partnership.lifecycle.js'
import { kindWords } from '../partnership/set-up.words.js'
import { districtChoices, type OfAgency } from '../set-up.choices.js'
import { commandSlice } from '../partnership.slice.js'
import { AddAgency, decideAddAgency } from './add-agency.decide.js'

export class AddAgencyInput {
  @Text('the name of the agency', { max: 120 }) name!: string
  @OneOf('what it is', { choices: kindWords }) kind!: OfAgency
  @References('the districts that it serves', { optional: true, hint: 'Choose none if it serves all of them.' }) serves!: string[]
}

export const addAgency = commandSlice({
  name: 'add-agency',
  title: 'Add an agency',
  done: 'Agency added. Record its information sharing agreement, so that it may be sent cases',
  verb: 'partnership.set-up',
  refuses: ['partnership.name-taken', 'partnership.no-such-part'],
  adds: true,
  lifecycle: setUpLifecycle,
  rule: decideAddAgency,
  input: AddAgencyInput,
  api: 'partnerships/:ref/agencies',
  page: 'partnerships/:ref/add-agency',
  choices: async get => ({ serves: districtChoices(get) }),
  command: ({ name, kind, serves }) => new AddAgency({ name, kind, ...(serves.length > 0 && { serves }) }),
})
export class AddAgencyController extends controllerFor(addAgency) {}
