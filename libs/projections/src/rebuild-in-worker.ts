import { inWorker } from '@lantern/event-store'
import type { OpenViews } from './open-views.js'
import type { AnyProjection } from './projection.js'
import type { RebuildSource } from './rebuild.js'

/** What a module exports that `rebuildInWorker` can run. Functions cannot be sent to a thread, so it opens everything anew over there. */
export interface RebuildModule {
  readonly openForRebuild: (data: unknown) => Promise<ReadyToRebuild>
}

export interface ReadyToRebuild {
  readonly views: OpenViews
  readonly source: RebuildSource
  /** All there are; those asked for are picked by name. */
  readonly projections: readonly AnyProjection[]
  /** Closes what was opened besides the views. */
  readonly close: () => Promise<void>
}

export interface WorkerRebuild {
  /** Address of a built module that exports `openForRebuild`: `import.meta.resolve('./rebuild-module.js')`. */
  readonly module: string
  /** Handed to `openForRebuild`: paths and settings, whatever can be cloned. */
  readonly data: unknown
  /** Names of the views to rebuild. */
  readonly views: readonly string[]
  /** Events at a time; 5,000 unless told. */
  readonly batch?: number
  /** Told now and then how many events have been read. */
  readonly onProgress?: (events: number) => void
}

/** Rebuilds views on a thread of its own, so that this one goes on answering. Returns the number of events read. @throws what went wrong there */
export const rebuildInWorker = ({ onProgress, ...task }: WorkerRebuild): Promise<number> =>
  inWorker<number>(new URL('./rebuild.worker.js', import.meta.url), task, onProgress)
