import type { Filter, Position, StoredEvent } from '../port.js'

/** So many of the last events are kept: what is committed while a subscription handles a batch, many times over. */
const most = 1_000

/**
 * The last events that this process committed, so that its own subscriptions need not read back what was just written. It answers only
 * when it holds all that the log has after a position: after a commit of another process it holds nothing until the log is its own again.
 */
export class RecentEvents {
  private events: StoredEvent[] = []

  /** In the order of their positions, which follow one another. */
  add(committed: readonly StoredEvent[]): void {
    for (const event of committed) {
      const last = this.events.at(-1)
      if (last && event.position !== last.position + 1n) this.events = []
      this.events.push(event)
    }
    if (this.events.length > 2 * most) this.events = this.events.slice(-most)
  }

  /** What passes of the events after a position, so many at most; undefined when some of those up to the head are not at hand. */
  after(position: Position, head: Position, max: number, filter: Filter = {}): readonly StoredEvent[] | undefined {
    const [first] = this.events
    if (!first || position < first.position - 1n || this.events.at(-1)?.position !== head) return undefined
    const found: StoredEvent[] = []
    for (let i = Number(position - first.position) + 1; i < this.events.length && found.length < max; i += 1) {
      const event = this.events[i]
      if (event && passes(event, filter)) found.push(event)
    }
    return found
  }
}

const passes = (event: StoredEvent, { streams, types }: Filter): boolean =>
  (streams?.some(prefix => event.stream.startsWith(prefix)) ?? true) && (types?.includes(event.type) ?? true)
