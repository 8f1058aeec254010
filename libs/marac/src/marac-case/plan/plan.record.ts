import type { Instant } from '@lantern/decision'
import type { Recorded } from '../marac-case.record.js'
import type { PlanEvent } from './plan.events.js'

export interface RecordedConsideration {
  readonly child: string
  readonly considered: string | undefined
  readonly enough: string | undefined
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}

export interface RecordedPlan {
  /** The oldest first. */
  readonly considerations: readonly RecordedConsideration[]
}

export const noRecordedPlan: RecordedPlan = { considerations: [] }

export const recordedPlan: Recorded<PlanEvent> = {
  ChildConsidered: (so, { data, by, recordedAt }, open) => ({
    ...so,
    considerations: [...so.considerations, { child: data.child, considered: open(data.considered), enough: open(data.enough), by: { user: by.user, agency: by.agency }, at: recordedAt }],
  }),
}
