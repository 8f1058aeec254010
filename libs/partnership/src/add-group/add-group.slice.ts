import { controllerFor, Text } from '@lantern/web-kit'
import { setUpLifecycle } from '../partnership/partnership.lifecycle.js'
import { commandSlice } from '../partnership.slice.js'
import { AddGroup, decideAddGroup } from './add-group.decide.js'

export class AddGroupInput {
  @Text('the name of the group', { max: 120, hint: 'For example a steering group.' }) name!: string
}

export const addGroup = commandSlice({
  name: 'add-group',
  title: 'Add a group',
  done: 'Group added',
  verb: 'partnership.set-up',
  refuses: ['partnership.name-taken'],
  adds: true,
  lifecycle: setUpLifecycle,
  rule: decideAddGroup,
  input: AddGroupInput,
  api: 'partnerships/:ref/groups',
  page: 'partnerships/:ref/add-group',
  command: ({ name }) => new AddGroup({ name }),
})
export class AddGroupController extends controllerFor(addGroup) {}
