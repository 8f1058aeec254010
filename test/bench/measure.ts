import type { GoalId } from './goals.js'
import type { Reading } from './reading.js'

/** What a measure is given. */
export interface Bench {
  /** The sizes that the goals are about; otherwise logs up to 300,000 events. */
  readonly full: boolean
  readonly rounds: number
  /** An empty folder on the disk that is measured, removed afterwards. */
  readonly folder: string
  readonly say: (text: string) => void
  /** Whether this measure was asked for: what takes long may look. */
  readonly wanted: (id: GoalId) => boolean
}

/** Measures that share their preparation and their rounds. */
export interface Measure {
  readonly ids: readonly GoalId[]
  run(bench: Bench): Promise<readonly Reading[]>
}
