import { NO_HASH, chainHash } from './chain.js'
import type { StreamHead } from './chain.js'
import { START } from './port.js'
import type { EventStore, StoredEvent } from './port.js'

export interface Verified {
  readonly streams: number
  readonly events: number
  /** Names of the streams in which an event was changed, taken out, put in or moved. */
  readonly brokenChains: readonly string[]
}

/** Told now and then how far it is: events done, and about how many there are (undefined when the store cannot say). */
export type OnProgress = (done: number, total?: number) => void

/** What is hashed of an event, and the hash that was recorded. */
export type Recorded = Omit<StoredEvent, 'position' | 'data' | 'previousHash'>

/** Recomputes every stream's chain from the events, given in the order of recording. */
export class ChainCheck {
  private readonly heads = new Map<string, StreamHead>()
  private readonly broken = new Set<string>()
  private events = 0

  add(event: Recorded, text: string, previousHash?: string): void {
    const last = this.heads.get(event.stream) ?? { revision: -1, hash: NO_HASH }
    this.events += 1
    const follows = event.revision === last.revision + 1 && (previousHash === undefined || previousHash === last.hash)
    if (!follows || chainHash({ ...event, previousHash: last.hash }, text) !== event.hash) this.broken.add(event.stream)
    this.heads.set(event.stream, { revision: event.revision, hash: event.hash })
  }

  /** A stream that is damaged beyond reading its events. */
  markBroken(stream: string): void {
    this.broken.add(stream)
    if (!this.heads.has(stream)) this.heads.set(stream, { revision: -1, hash: NO_HASH })
  }

  get done(): number {
    return this.events
  }

  result(): Verified {
    return { streams: this.heads.size, events: this.events, brokenChains: [...this.broken].sort() }
  }
}

/** Checks the chain of every stream of a store, page by page. For a file of its own thread see verifyInWorker. */
export async function verifyChains(store: EventStore, onProgress: OnProgress = () => {}): Promise<Verified> {
  const check = new ChainCheck()
  const max = 1_000
  for (let after = START; ; ) {
    const events = await store.readAll({ after, max })
    for (const event of events) check.add(event, JSON.stringify(event.data), event.previousHash)
    onProgress(check.done)
    after = events.at(-1)?.position ?? after
    if (events.length < max) return check.result()
  }
}
