import type { Instant } from '@lantern/decision'

/** Something that happens at a moment of the invented past. */
export interface Happening {
  readonly at: Instant
  run(): Promise<void>
}

/** What is still to happen, in the order of time; of one moment, in the order of being planned. Nothing at or after the end happens. */
export class Agenda {
  private readonly waiting: (Happening & { readonly order: number })[] = []
  private planned = 0

  constructor(private readonly end: Instant) {}

  plan(at: Instant, run: () => Promise<void>): void {
    if (at >= this.end) return
    const order = this.planned++
    let [low, high] = [0, this.waiting.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const there = this.waiting[middle]
      if (there && (there.at < at || (there.at === at && there.order < order))) low = middle + 1
      else high = middle
    }
    this.waiting.splice(low, 0, { at, run, order })
  }

  /** Runs everything, what is planned meanwhile too. `failed` may throw, which ends it. */
  async play(before: (happening: Happening) => void, failed: (error: unknown) => void = rethrow): Promise<void> {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      before(next)
      await next.run().catch(failed)
    }
  }
}

function rethrow(error: unknown): never {
  throw error
}
