import type { CalendarDate, Instant } from '@lantern/decision'
import type { MeetingRef } from '../../meeting/meeting.refs.js'
import type { Recorded } from '../marac-case.record.js'
import type { HearingEvent, HearingOutcome } from './hearing.events.js'

/** What a meeting decided on the case, as it was recorded last. */
export interface RecordedHearing {
  readonly meeting: MeetingRef
  readonly on: CalendarDate
  readonly area: string
  readonly outcome: HearingOutcome
  readonly decision: string | undefined
  readonly dissents: readonly { readonly agency: string; readonly reason: string | undefined }[]
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}
export interface RecordedHearings {
  /** One for each meeting, the earliest first. */
  readonly hearings: readonly RecordedHearing[]
}

export const recordedHearing: Recorded<HearingEvent> = {
  CaseHeard: (so, { data: { meeting, on, area, outcome, decision, dissents }, by, recordedAt }, open) => {
    const heard = { meeting, on, area, outcome, decision: open(decision), dissents: dissents.map(({ agency, reason }) => ({ agency, reason: open(reason) })), by: { user: by.user, agency: by.agency }, at: recordedAt }
    return { ...so, hearings: [...so.hearings.filter(each => each.meeting !== meeting), heard] }
  },
}
