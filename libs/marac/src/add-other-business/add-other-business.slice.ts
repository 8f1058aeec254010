import { controllerFor, Text } from '@lantern/web-kit'
import { commandSlice } from '../marac.slice.js'
import { meetingLifecycle } from '../meeting/meeting.lifecycle.js'
import { meetingKey } from '../meeting/meeting.refs.js'
import { AddOtherBusiness, decideAddOtherBusiness } from './add-other-business.decide.js'

export class AddOtherBusinessInput {
  @Text('what is to be talked of', { max: 300, hint: 'Every partner can read this. No names of people on cases.' }) text!: string
}

export const addOtherBusiness = commandSlice({
  name: 'add-other-business',
  title: 'Add other business',
  done: 'Added to the agenda',
  verb: 'marac.keep-agenda',
  refuses: ['marac.meeting-over'],
  lifecycle: meetingLifecycle,
  rule: decideAddOtherBusiness,
  input: AddOtherBusinessInput,
  api: 'meetings/:ref/other-business',
  page: 'meetings/:ref/add-other-business',
  // Two who each add something contradict nobody.
  adds: true,
  command: ({ text }, { id, newId, seal }) => new AddOtherBusiness({ meetingId: id, itemId: newId('item'), text: seal(meetingKey(id), text) }),
})
export class AddOtherBusinessController extends controllerFor(addOtherBusiness) {}
