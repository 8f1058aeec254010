import type { Instant } from '@lantern/decision'
import type { Recorded } from '../marac-case.record.js'
import type { CoordinatorEvent } from './coordinator.events.js'

/** Who of the Hub has the case, since when, and why it went to them. */
export interface RecordedCoordinator {
  readonly user: string
  readonly since: Instant
  /** Missing where they accepted the referral. */
  readonly reason?: string | undefined
}
export interface RecordedCoordination {
  /** Missing until the referral is accepted, and on cases accepted before this was recorded. */
  readonly coordinator?: RecordedCoordinator
}

export const recordedCoordinator: Recorded<CoordinatorEvent> = {
  CoordinatorChanged: (so, { data, recordedAt }, open) => ({ ...so, coordinator: { user: data.coordinator, since: recordedAt, reason: open(data.reason) } }),
}
