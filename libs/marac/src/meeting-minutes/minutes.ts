import type { CalendarDate, Instant } from '@lantern/decision'
import type { CaseAction, CaseAsAt } from '../case-as-at.js'
import type { RecordedHearing } from '../marac-case/hearing/hearing.record.js'
import type { OtherBusiness } from '../meeting/other-business.policy.js'
import type { Visitor } from '../meeting/visitors.policy.js'
import type { AttendanceRecorded } from '../meeting/meeting.events.js'

export interface MinutesVersion {
  readonly version: number
  readonly at: Instant
  readonly by: string
  /** Why the version before was corrected. */
  readonly why: string | undefined
}

export interface Attended extends Omit<AttendanceRecorded['data'], 'meetingId'> {
  readonly signed: 'on-screen' | 'on-paper' | 'no'
}

export interface HeardCase {
  readonly record: CaseAsAt
  readonly hearing: RecordedHearing
  /** Actions that were agreed while the meeting went on. */
  readonly agreed: readonly CaseAction[]
}

/** What was recorded of a meeting at a moment, as far as one reader may know of it. */
export interface MinutesAsAt {
  readonly at: Instant
  readonly on: CalendarDate
  /** London, HH:MM. */
  readonly startsAt: string
  readonly minutes: number
  readonly chair: string
  readonly place: string | undefined
  readonly opened: Instant | undefined
  readonly closed: Instant | undefined
  readonly attended: readonly Attended[]
  /** Those without an account. */
  readonly visitors: readonly Visitor[]
  /** In the order in which they were heard. */
  readonly heard: readonly HeardCase[]
  /** Of the agenda, and did not come up. */
  readonly notHeard: readonly string[]
  /** What else was on the agenda, in order. */
  readonly other: readonly OtherBusiness[]
  /** Actions agreed before it on cases of earlier meetings of the area, without those that the meeting before it knew to be finished. */
  readonly earlier: readonly { readonly caseRef: string; readonly action: CaseAction }[]
  readonly versions: readonly MinutesVersion[]
}
