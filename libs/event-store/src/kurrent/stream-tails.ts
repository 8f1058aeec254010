import { NO_HASH, type StreamHead } from '../chain.js'
import type { StoredEvent } from '../port.js'

/** Which revisions of a stream a command made, and the digest of its content. */
interface Made {
  readonly digest: string
  readonly from: number
  readonly to: number
}

/** What the next append to a stream has to know of it. */
export class StreamTail implements StreamHead {
  revision = -1
  hash = NO_HASH
  recordedAt = ''
  /** It has to be read before it is relied on. */
  stale = false
  private readonly commands = new Map<string, Made>()

  /** The next event of the stream; others are known already, or leave a gap. */
  add(event: StoredEvent): void {
    if (event.revision !== this.revision + 1) return
    const from = this.commands.get(event.commandId)?.from ?? event.revision
    this.commands.set(event.commandId, { digest: event.digest, from, to: event.revision })
    this.revision = event.revision
    this.hash = event.hash
    this.recordedAt = event.recordedAt
  }

  madeBy(commandId: string): Made | undefined {
    return this.commands.get(commandId)
  }
}

/** The tails of the streams written last, so that an append reads what is new and not the whole stream. */
export class StreamTails {
  private readonly tails = new Map<string, StreamTail>()

  constructor(private readonly limit = 2_000) {}

  get(stream: string): StreamTail {
    const tail = this.tails.get(stream) ?? new StreamTail()
    this.tails.delete(stream)
    this.tails.set(stream, tail)
    const oldest = this.tails.keys().next()
    if (this.tails.size > this.limit && !oldest.done) this.tails.delete(oldest.value)
    return tail
  }

  /** Events that were read or written anyway. */
  learn(stream: string, events: readonly StoredEvent[]): void {
    const tail = this.get(stream)
    for (const event of events) tail.add(event)
  }

  /** The connection broke: the server that answers next may have another history. */
  doubt(): void {
    for (const tail of this.tails.values()) tail.stale = true
  }
}
