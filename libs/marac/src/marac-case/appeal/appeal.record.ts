import type { CalendarDate, Instant } from '@lantern/decision'
import type { Recorded } from '../marac-case.record.js'
import type { RecordedReferral } from '../referral/referral.record.js'
import type { AppealEvent, AppealOutcome } from './appeal.events.js'

/** What the agency that referred said against the decision, and what the manager said to it. */
export interface RecordedAppeal {
  readonly appeal?: {
    readonly reason: string | undefined
    readonly at: Instant
    readonly by: { readonly user: string; readonly agency: string }
    readonly answerBy: CalendarDate
    /** The decision as it was then: it stays to be read when another takes its place. */
    readonly against?: RecordedReferral['decision']
    readonly answer?: { readonly outcome: AppealOutcome; readonly reason: string | undefined; readonly at: Instant; readonly by: string }
  }
}

export const recordedAppeal: Recorded<AppealEvent> = {
  ReferralAppealed: (so, { data: { reason, answerBy }, recordedAt, by }, open) => ({
    ...so,
    appeal: { reason: open(reason), at: recordedAt, by: { user: by.user, agency: by.agency }, answerBy, ...(so.decision && { against: so.decision }) },
  }),
  AppealAnswered: (so, { data: { outcome, reason }, recordedAt, by }, open) =>
    so.appeal ? { ...so, appeal: { ...so.appeal, answer: { outcome, reason: open(reason), at: recordedAt, by: by.user } } } : so,
}
