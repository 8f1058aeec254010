import type { Clock } from '@lantern/clock'
import type { EventStore } from '@lantern/event-store'
import type { FileVault, MasterKey, PrivateStore, Sealer } from '@lantern/privacy'
import type { OpenViews, ProjectionRunner, ViewProgress } from '@lantern/projections'

/** What the application stands on, whichever engines it runs on. Nothing above knows which they are. */
export interface Parts {
  readonly engines: 'embedded' | 'servers'
  readonly store: EventStore
  readonly private: PrivateStore
  readonly master: MasterKey
  readonly sealer: Sealer
  readonly files: FileVault
  readonly views: OpenViews
  readonly progress: ViewProgress
  /** In the process that keeps the views. */
  readonly runner?: ProjectionRunner
  readonly clock: Clock
  /** People and events are invented. */
  readonly demonstration: boolean
  close(): Promise<void>
}
