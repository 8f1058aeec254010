import type { CalendarDate, Instant } from '@lantern/decision'
import type { Recorded } from '../marac-case.record.js'
import type { NotToldBecause, PlanEvent } from './plan.events.js'

export interface RecordedConsideration {
  readonly child: string
  readonly considered: string | undefined
  readonly enough: string | undefined
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}

interface Said {
  readonly by: { readonly user: string; readonly agency: string }
  readonly at: Instant
}
/** That the victim was told of the plan and on which day, or why not. */
export type RecordedTelling =
  | (Said & { readonly told: true; readonly toldOn: CalendarDate; readonly note: string | undefined })
  | (Said & { readonly told: false; readonly because: NotToldBecause; readonly reason: string | undefined })

export interface RecordedPlan {
  /** The oldest first. */
  readonly considerations: readonly RecordedConsideration[]
  /** Who tells the victim of the plan. */
  readonly teller?: Said & { readonly agency: string; readonly worker: string | undefined }
  readonly tellings: readonly RecordedTelling[]
}

export const noRecordedPlan: RecordedPlan = { considerations: [], tellings: [] }

export const recordedPlan: Recorded<PlanEvent> = {
  ChildConsidered: (so, { data, by, recordedAt }, open) => ({
    ...so,
    considerations: [...so.considerations, { child: data.child, considered: open(data.considered), enough: open(data.enough), by: { user: by.user, agency: by.agency }, at: recordedAt }],
  }),
  TellerNamed: (so, { data, by, recordedAt }, open) => ({ ...so, teller: { agency: data.agency, worker: data.worker && open(data.worker), by: { user: by.user, agency: by.agency }, at: recordedAt } }),
  VictimTold: (so, { data, by, recordedAt }, open) => ({
    ...so,
    tellings: [...so.tellings, { told: true, toldOn: data.toldOn, note: data.note && open(data.note), by: { user: by.user, agency: by.agency }, at: recordedAt }],
  }),
  VictimNotTold: (so, { data, by, recordedAt }, open) => ({
    ...so,
    tellings: [...so.tellings, { told: false, because: data.because, reason: open(data.reason), by: { user: by.user, agency: by.agency }, at: recordedAt }],
  }),
}
