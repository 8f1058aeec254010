import { controllerFor, Reference, Text } from '@lantern/web-kit'
import { setUpLifecycle } from '../partnership/partnership.lifecycle.js'
import { partKinds } from '../partnership/parts.policy.js'
import { partChoices } from '../set-up.choices.js'
import { commandSlice } from '../partnership.slice.js'
import { decideRenamePart, RenamePart } from './rename-part.decide.js'

export class RenamePartInput {
  @Reference('what gets another name', { label: 'What gets another name' }) part!: string
  @Text('the new name', { max: 120, hint: 'It stands on old cases too. When an agency becomes another one, add that and record that this one leaves.' }) name!: string
}

export const renamePart = commandSlice({
  name: 'rename-part',
  title: 'Rename an area, district, agency or group',
  done: 'Renamed',
  verb: 'partnership.set-up',
  refuses: ['partnership.no-such-part', 'partnership.name-taken'],
  adds: true,
  lifecycle: setUpLifecycle,
  rule: decideRenamePart,
  input: RenamePartInput,
  starts: ['part'],
  api: 'partnerships/:ref/names',
  page: 'partnerships/:ref/rename-part',
  choices: async get => ({ part: partChoices(get, partKinds, true) }),
  command: data => new RenamePart(data),
})
export class RenamePartController extends controllerFor(renamePart) {}
