import { controllerFor, errorAt, ShapeRefused, Text } from '@lantern/web-kit'
import { setUpLifecycle } from '../partnership/partnership.lifecycle.js'
import { commandSlice } from '../partnership.slice.js'
import { AddArea, decideAddArea } from './add-area.decide.js'

export class AddAreaInput {
  @Text('the name of the area', { max: 80 }) name!: string
  @Text('its districts', { max: 2000, multiline: true, hint: 'One on each line, or with commas between them. More can be added later.' }) districts!: string
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
  command: ({ name, districts: typed }) => {
    const districts = typed.split(/[\n,]/).flatMap(line => line.trim() || [])
    if (districts.some(each => [...each].length > 80)) throw new ShapeRefused([errorAt(['districts'], 'Each district must be 80 characters or fewer')])
    if (new Set(districts.map(each => each.toLowerCase())).size < districts.length) throw new ShapeRefused([errorAt(['districts'], 'Enter each district once')])
    return new AddArea({ name, districts })
  },
})
export class AddAreaController extends controllerFor(addArea) {}
