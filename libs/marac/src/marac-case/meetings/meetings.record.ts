import type { Instant } from '@lantern/decision'
import type { Recorded } from '../marac-case.record.js'
import type { RecordedRoute } from '../route/route.record.js'
import type { MeetingsEvent } from './meetings.events.js'

/** Something that was asked of the Hub on this case, and stays to be seen by everybody on it. */
export interface Asked {
  readonly requestId: string
  readonly what: string
  readonly why: string | undefined
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
  /** The Hub's; missing until it comes. */
  readonly answer?: RecordedRoute
}
export interface RecordedMeetings {
  readonly asked: readonly Asked[]
}

export const recordedMeetings: Recorded<MeetingsEvent> = {
  MeetingRequested: (so, { data, by, recordedAt }, open) => ({ ...so, asked: [...so.asked, { requestId: data.requestId, what: 'A meeting', why: open(data.reason), by, at: recordedAt }] }),
}
