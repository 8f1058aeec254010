import { controllerFor, Reference, References } from '@lantern/web-kit'
import { setUpLifecycle } from '../partnership/partnership.lifecycle.js'
import { agenciesWhich, districtChoices } from '../set-up.choices.js'
import { commandSlice } from '../partnership.slice.js'
import { ChangeAgencyDistricts, decideChangeAgencyDistricts } from './change-agency-districts.decide.js'

export class ChangeAgencyDistrictsInput {
  @Reference('the agency') agency!: string
  @References('the districts that it serves from now on', { optional: true, hint: 'All of them, in the place of those before. Choose none if it serves every district.' }) serves!: string[]
}

export const changeAgencyDistricts = commandSlice({
  name: 'change-agency-districts',
  title: 'Change which districts an agency serves',
  done: 'Districts of the agency changed',
  verb: 'partnership.set-up',
  refuses: ['partnership.no-such-agency', 'partnership.no-such-part'],
  adds: true,
  lifecycle: setUpLifecycle,
  rule: decideChangeAgencyDistricts,
  input: ChangeAgencyDistrictsInput,
  starts: ['agency'],
  api: 'partnerships/:ref/agency-districts',
  page: 'partnerships/:ref/change-agency-districts',
  choices: async get => ({ agency: agenciesWhich(get, 'there'), serves: districtChoices(get) }),
  command: ({ agency, serves }) => new ChangeAgencyDistricts({ agencyId: agency, ...(serves.length > 0 && { serves }) }),
})
export class ChangeAgencyDistrictsController extends controllerFor(changeAgencyDistricts) {}
