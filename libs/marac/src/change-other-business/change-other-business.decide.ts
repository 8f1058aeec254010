import { refusal } from '../marac.refusals.js'
import { allowedBy } from '../meeting/meeting.allowed.js'
import type { MeetingEvent } from '../meeting/meeting.events.js'
import type { MeetingRef } from '../meeting/meeting.refs.js'
import type { Meeting } from '../meeting/meeting.state.js'

export type OtherBusinessChange = 'up' | 'down' | 'off'

export class ChangeOtherBusiness {
  constructor(readonly data: { meetingId: MeetingRef; itemId: string; to: OtherBusinessChange }) {}
}

/** One place up or down, or off the agenda. What is first or last already stays where it is. */
export function decideChangeOtherBusiness({ data: { meetingId, itemId, to } }: ChangeOtherBusiness, { status, other }: Meeting): readonly MeetingEvent[] {
  if (!allowedBy[status].includes('change-other-business')) throw refusal('marac.meeting-over')
  const at = other.indexOf(itemId)
  if (at < 0) throw refusal('marac.not-other-business')
  const others = other.toSpliced(at, 1)
  if (to === 'off') return [{ type: 'OtherBusinessChanged', data: { meetingId, order: others } }]
  const order = others.toSpliced(Math.max(0, at + (to === 'up' ? -1 : 1)), 0, itemId)
  return order.every((each, index) => other[index] === each) ? [] : [{ type: 'OtherBusinessChanged', data: { meetingId, order } }]
}
