import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { MeetingEvent, OtherBusinessAdded } from '../meeting/meeting.events.js'
import type { Meeting } from '../meeting/meeting.state.js'

export class AddOtherBusiness {
  constructor(readonly data: OtherBusinessAdded['data']) {}
}

/** What is to be talked of besides cases stands last on the agenda; while the meeting goes on too. */
export function decideAddOtherBusiness({ data }: AddOtherBusiness, state: Meeting): readonly MeetingEvent[] {
  if (!allowedBy[state.status].includes('add-other-business')) throw refusal('marac.meeting-over')
  return [{ type: 'OtherBusinessAdded', data }]
}
