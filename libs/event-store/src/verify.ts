import { NO_HASH, chainHash } from './chain.js'
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

/** Recomputes every stream's chain from the events, given in the order of recording. */
export class ChainCheck {
  private readonly heads = new Map<string, { revision: number; hash: string }>()
  private readonly broken = new Set<string>()
  private events = 0

  add(event: Omit<StoredEvent, 'position' | 'data'>, text: string): void {
    const last = this.headOf(event.stream)
    this.events += 1
    const whole = event.revision === last.revision + 1 && event.previousHash === last.hash && chainHash(event, text) === event.hash
    if (!whole) this.broken.add(event.stream)
    last.revision = event.revision
    last.hash = event.hash
  }

  get done(): number {
    return this.events
  }

  result(): Verified {
    return { streams: this.heads.size, events: this.events, brokenChains: [...this.broken].sort() }
  }

  private headOf(stream: string): { revision: number; hash: string } {
    const known = this.heads.get(stream)
    if (known) return known
    const none = { revision: -1, hash: NO_HASH }
    this.heads.set(stream, none)
    return none
  }
}

/** Checks the chain of every stream of a store, page by page. For a file of its own thread see verifyInWorker. */
export async function verifyChains(store: EventStore, onProgress: OnProgress = () => {}): Promise<Verified> {
  const check = new ChainCheck()
  const max = 1_000
  for (let after = START; ; ) {
    const events = await store.readAll({ after, max })
    for (const event of events) check.add(event, JSON.stringify(event.data))
    onProgress(check.done)
    after = events.at(-1)?.position ?? after
    if (events.length < max) return check.result()
  }
}
