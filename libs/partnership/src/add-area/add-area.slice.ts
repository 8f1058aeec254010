import { controllerFor, errorAt, Text, type FieldError } from '@lantern/web-kit'
import { setUpLifecycle } from '../partnership/partnership.lifecycle.js'
import { commandSlice } from '../partnership.slice.js'
import { AddArea, decideAddArea } from './add-area.decide.js'

export class AddAreaInput {
  @Text('the name of the area', { max: 80 }) name!: string
  @Text('its districts', { max: 2000, multiline: true, hint: 'One on each line, or with commas between them. More can be added later.' }) districts!: string
}

const districtsIn = (typed: string): string[] => typed.split(/[\n,]/).flatMap(line => line.trim() || [])

function wrongDistricts(districts: readonly string[]): readonly FieldError[] {
  if (districts.some(each => [...each].length > 80)) return [errorAt(['districts'], 'Each district must be 80 characters or fewer')]
  return new Set(districts.map(each => each.toLowerCase())).size < districts.length ? [errorAt(['districts'], 'Enter each district once')] : []
}

export const addArea = commandSlice({
  name: 'add-area',
  title: 'Add an area',
  done: 'Area added',
  verb: 'partnership.set-up',
  refuses: ['partnership.name-taken', 'partnership.no-districts'],
  adds: true,
  lifecycle: setUpLifecycle,
  rule: decideAddArea,
  input: AddAreaInput,
  api: 'partnerships/:ref/areas',
  page: 'partnerships/:ref/add-area',
  further: ({ districts: typed = '' }) => wrongDistricts(districtsIn(typed)),
  command: ({ name, districts }) => new AddArea({ name, districts: districtsIn(districts) }),
})
export class AddAreaController extends controllerFor(addArea) {}
