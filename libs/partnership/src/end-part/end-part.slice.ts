import { controllerFor, Reference, SetUpUse } from '@lantern/web-kit'
import { setUpLifecycle } from '../partnership/partnership.lifecycle.js'
import { partChoices } from '../set-up.choices.js'
import { commandSlice } from '../partnership.slice.js'
import { decideEndPart, EndPart } from './end-part.decide.js'

export class EndPartInput {
  @Reference('what ends', { label: 'What ends', hint: 'Nothing new is given to it from now on. Old cases keep its name. An agency is not ended here: record that it leaves.' }) part!: string
}

export const endPart = commandSlice({
  name: 'end-part',
  title: 'End an area, district or group',
  done: 'Ended',
  verb: 'partnership.set-up',
  refuses: ['partnership.no-such-part', 'partnership.area-has-cases', 'partnership.last-area', 'partnership.last-district', 'partnership.serve-nothing-else', 'partnership.on-the-ladder'],
  adds: true,
  lifecycle: setUpLifecycle,
  rule: decideEndPart,
  input: EndPartInput,
  starts: ['part'],
  api: 'partnerships/:ref/endings',
  page: 'partnerships/:ref/end-part',
  choices: async get => ({ part: partChoices(get, ['area', 'district', 'group'], false) }),
  reads: get => get(SetUpUse).areasWithCases(),
  command: ({ part }, { read: withCases }) => new EndPart({ part, withCases }),
})
export class EndPartController extends controllerFor(endPart) {}
