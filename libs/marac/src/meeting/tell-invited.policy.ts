import type { CalendarDate } from '@lantern/decision'
import type { Invitee, InvitedPeopleTold, MeetingEvent } from './meeting.events.js'
import type { MeetingRef } from './meeting.refs.js'
import type { Meeting } from './meeting.state.js'

interface Told {
  readonly meetingId: MeetingRef
  readonly because: InvitedPeopleTold['data']['because']
  /** Who is invited now. */
  readonly invited: readonly Invitee[]
  readonly on: CalendarDate
  readonly version: number
}

/** Of an agenda those invited now are told, and who was told of an earlier one and is not asked to come any more. Of another day, or that it is not held, whoever was told before is told too. */
export function tellInvited({ invited, ...told }: Told, { kind, invited: before }: Meeting): readonly MeetingEvent[] {
  const agenda = told.because === 'agenda'
  const to = agenda ? invited : [...new Set([...before, ...invited])].sort()
  const noLonger = agenda ? before.filter(each => !invited.includes(each)) : []
  return to.length + noLonger.length === 0 ? [] : [{ type: 'InvitedPeopleTold', data: { ...told, kind, to, ...(noLonger.length > 0 && { noLonger }) } }]
}
