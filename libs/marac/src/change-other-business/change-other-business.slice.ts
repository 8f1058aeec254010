import { controllerFor, OneOf, Reference } from '@lantern/web-kit'
import { commandSlice } from '../marac.slice.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { ChangeOtherBusiness, decideChangeOtherBusiness, type OtherBusinessChange } from './change-other-business.decide.js'

export class ChangeOtherBusinessInput {
  @Reference('the item of other business', { as: 'text' }) item!: string
  @OneOf('where it goes', { choices: { up: 'One place up', down: 'One place down', off: 'Off the agenda' } }) to!: OtherBusinessChange
}

export const changeOtherBusiness = commandSlice({
  name: 'change-other-business',
  title: 'Move other business, or take it off',
  done: 'Agenda put in order',
  verb: 'marac.keep-agenda',
  refuses: ['marac.meeting-over', 'marac.not-other-business'],
  lifecycle: meetingLifecycle,
  rule: decideChangeOtherBusiness,
  input: ChangeOtherBusinessInput,
  api: 'meetings/:ref/other-business-changes',
  page: 'meetings/:ref/change-other-business',
  // As cases on the agenda: each moves what they see.
  adds: true,
  starts: ['item'],
  command: ({ item, to }, { id }) => new ChangeOtherBusiness({ meetingId: id, itemId: item, to }),
})
export class ChangeOtherBusinessController extends controllerFor(changeOtherBusiness) {}
