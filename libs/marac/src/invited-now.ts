import type { Get } from '@lantern/web-kit'
import { InvitedPeople } from './invited-people.js'
import type { Invitee } from './meeting/meeting.events.js'
import type { MeetingRef } from './meeting/meeting.refs.js'
import { Meetings } from './meetings/meetings.query.js'

/** Who is to be told of a meeting, for what is done with it. */
export async function invitedNow(get: Get, ref: MeetingRef): Promise<readonly Invitee[]> {
  const row = await get(Meetings).find(ref)
  return row ? get(InvitedPeople).toTell(ref, row.chair) : []
}
