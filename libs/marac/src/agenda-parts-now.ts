import type { Get } from '@lantern/web-kit'
import { AgendaParts } from './agenda-parts/agenda-parts.query.js'
import type { OtherParts } from './meeting/meeting.events.js'
import type { MeetingRef } from './meeting/meeting.refs.js'
import { Meetings } from './meetings/meetings.query.js'

/** What stands on an agenda besides cases, of every case: for what goes out, and never to be shown. */
export async function agendaPartsNow(get: Get, ref: MeetingRef): Promise<Omit<OtherParts, 'other'>> {
  const row = await get(Meetings).find(ref)
  const { actions, flags } = row ? await get(AgendaParts).all(row) : { actions: [], flags: [] }
  return {
    actions: actions.map(({ ref: of, agency, status, due_on: dueOn }) => ({ ref: of, agency, status, dueOn })),
    flags: flags.map(({ ref: of, until, agencies }) => ({ ref: of, until, agencies })),
  }
}
