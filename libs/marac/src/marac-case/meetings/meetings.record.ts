import type { Instant } from '@lantern/decision'
import type { Recorded } from '../marac-case.record.js'
import type { MeetingsEvent } from './meetings.events.js'

/** Something that was asked of the Hub on this case, and stays to be seen by everybody on it. */
export interface Asked {
  readonly what: string
  readonly why: string | undefined
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}
export interface RecordedMeetings {
  readonly asked: readonly Asked[]
}

export const recordedMeetings: Recorded<MeetingsEvent> = {
  MeetingRequested: (so, event, open) => ({ ...so, asked: [...so.asked, { what: 'A meeting', why: open(event.data.reason), by: event.by, at: event.recordedAt }] }),
}
