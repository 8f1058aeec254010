import type { Position } from '@lantern/event-store'
import { setTimeout as delay } from 'node:timers/promises'
import { checkpointsOf } from './bookkeeping.js'
import type { Engine } from './engine.js'
import type { AnyProjection } from './projection.js'

/** Whether the views show an event yet: a page waits for what it has just written. Type and injection token in one. */
export abstract class ViewProgress {
  /** Waits until every view holds everything up to this position. false when that takes longer than this many milliseconds. */
  abstract waitFor(position: Position, timeoutMs: number): Promise<boolean>
}

const pollEvery = 15 // milliseconds: half a blink, and 70 small reads a second while somebody waits

/** In a process that does not run the projections: looks at their checkpoints until they are there. */
export class CheckpointProgress extends ViewProgress {
  constructor(
    private readonly engine: Engine,
    private readonly projections: readonly AnyProjection[],
  ) {
    super()
  }

  async waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    for (const until = performance.now() + timeoutMs; ;) {
      const found = new Map((await checkpointsOf(this.engine)).map(checkpoint => [checkpoint.name, checkpoint.position]))
      if (this.projections.every(({ name }) => (found.get(name) ?? -1n) >= position)) return true
      if (performance.now() >= until) return false
      await delay(pollEvery)
    }
  }
}
