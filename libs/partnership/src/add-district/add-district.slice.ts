import { areaChoices, controllerFor, Directory, Reference, Text } from '@lantern/web-kit'
import { setUpLifecycle } from '../partnership/partnership.lifecycle.js'
import { commandSlice } from '../partnership.slice.js'
import { AddDistrict, decideAddDistrict } from './add-district.decide.js'

export class AddDistrictInput {
  @Reference('the area') area!: string
  @Text('the name of the district', { max: 80, hint: 'Agencies that serve all districts serve it too. Others serve it once that is said of them.' }) name!: string
}

export const addDistrict = commandSlice({
  name: 'add-district',
  title: 'Add a district',
  done: 'District added',
  verb: 'partnership.set-up',
  refuses: ['partnership.no-such-part', 'partnership.name-taken'],
  adds: true,
  lifecycle: setUpLifecycle,
  rule: decideAddDistrict,
  input: AddDistrictInput,
  starts: ['area'],
  api: 'partnerships/:ref/districts',
  page: 'partnerships/:ref/add-district',
  choices: async get => ({ area: areaChoices(get(Directory)) }),
  command: ({ area, name }) => new AddDistrict({ areaId: area, name }),
})
export class AddDistrictController extends controllerFor(addDistrict) {}
