import { randomUUID } from 'node:crypto'
import type { EventData, KurrentDBClient } from '@kurrent/kurrentdb-client'
import { chained, prepare, type Prepared, type Unplaced } from '../chain.js'
import { CommandReused, EventStore, START, StoreUnavailable, WrongRevision } from '../port.js'
import type { Appended, Expected, Filter, Made, NewEvent, Position, StoredEvent, Subscription, SubscriptionOptions } from '../port.js'
import { CatchUpSubscription, type Source } from '../subscription.js'
import { envelopeOf, keptOf, type Kept } from './envelope.js'
import { answered, isWrongExpected, storeErrorOf } from './errors.js'
import { History, type HistoryLost } from './history.js'
import { passes, RawLog, serverFilterOf } from './raw-log.js'
import { StreamTails, type StreamTail } from './stream-tails.js'
import { Watch } from './watch.js'

export interface KurrentOptions {
  /** Told when the server lacks an event that it had acknowledged. From then on appends are refused until the process is started anew. */
  readonly onHistoryLost?: (lost: HistoryLost) => void
  /** Milliseconds that an append waits for its answer; 15,000 unless told: longer than the client's own deadline. */
  readonly answerWithin?: number
  /** How often an append that expects no revision goes after the head of a stream that others write too; 20 times unless told. */
  readonly attempts?: number
}

/**
 * The log on a KurrentDB or EventStoreDB server (22.6 or later). Each append goes to the revision that the stream is known to have,
 * so that the chain of hashes holds; when the server says that it has moved on, what is new is read, which also finds a resend
 * whichever process wrote the first. Appends to one stream wait for each other in this process.
 */
export class KurrentEventStore extends EventStore {
  private readonly raw: RawLog
  private readonly tails = new StreamTails()
  private readonly turns = new Map<string, Promise<unknown>>()
  private readonly history: History
  private readonly watch: Watch
  private readonly subscriptions = new Set<Subscription>()
  private readonly source: Source

  constructor(
    private readonly client: KurrentDBClient,
    private readonly options: KurrentOptions = {},
  ) {
    super()
    this.raw = new RawLog(client)
    this.history = new History(this.raw, options.onHistoryLost ?? (() => {}))
    // Readers move on to where the log is known to reach: it must not end before that later.
    this.watch = new Watch(
      client,
      () => this.doubt(),
      position => this.history.mustReach(position),
    )
    this.source = { readAll: read => this.readAll(read), head: () => this.watch.head(() => this.head()), onAppended: wake => this.watch.onAppended(wake), pollEvery: 2_000 }
  }

  /** @param url connection string, such as `kurrentdb://user:password@host:2113?tls=false`. The client is loaded only when a server is asked for. */
  static async connect(url: string, options?: KurrentOptions): Promise<KurrentEventStore> {
    const { KurrentDBClient: Client } = await import('@kurrent/kurrentdb-client')
    return new KurrentEventStore(Client.connectionString(url), options)
  }

  async append(stream: string, expected: Expected, events: readonly NewEvent[], made: Made): Promise<Appended> {
    if (stream === '' || stream.startsWith('$')) throw new RangeError('A stream needs a name that does not begin with $.')
    const prepared = prepare(events, made)
    this.watch.start()
    return this.inTurn(stream, () => this.appendInTurn(stream, expected, prepared, made))
  }

  async readStream(stream: string, options: { readonly from?: number; readonly max?: number } = {}): Promise<readonly StoredEvent[]> {
    if (options.max === 0) return []
    const events = (await this.keptIn(stream, options.from ?? 0, options.max)).map(kept => kept.event)
    this.tails.learn(stream, events)
    return events
  }

  /** A stream with the text of each payload as stored: what a check of the chain hashes. */
  async readKept(stream: string): Promise<readonly Kept[]> {
    return this.keptIn(stream, 0)
  }

  async readAll({ after, max = 1_000, filter }: { readonly after: Position; readonly max?: number; readonly filter?: Filter }): Promise<readonly StoredEvent[]> {
    if (filter?.streams?.length === 0 || filter?.types?.length === 0) return []
    const found: StoredEvent[] = []
    let from = after
    while (found.length < max) {
      const wanted = max - found.length + 1
      const page = await this.doubted(this.raw.from(from, wanted, serverFilterOf(filter)))
      for (const event of page) {
        const kept = (event.position?.commit ?? START) > from && passes(event, filter) ? keptOf(event) : undefined
        if (kept && found.length < max) found.push(kept.event)
      }
      const last = page.at(-1)?.position?.commit ?? from
      if (page.length < wanted || last <= from) break
      from = last
    }
    return found
  }

  head(): Promise<Position> {
    return this.doubted(this.history.head())
  }

  subscribe(options: SubscriptionOptions, handler: (events: readonly StoredEvent[]) => Promise<void>): Subscription {
    this.watch.start()
    if (options.after !== 'end') this.history.mustReach(options.after)
    const subscription = new CatchUpSubscription(this.source, options, handler)
    this.subscriptions.add(subscription)
    return subscription
  }

  async close(): Promise<void> {
    await Promise.all([this.watch.stop(), ...[...this.subscriptions].map(subscription => subscription.close())])
    this.subscriptions.clear()
    await Promise.allSettled(this.turns.values())
    await this.client.dispose()
  }

  private async appendInTurn(stream: string, expected: Expected, prepared: readonly Prepared[], made: Made): Promise<Appended> {
    for (let left = this.options.attempts ?? 20; left > 0; left -= 1) {
      await this.doubted(this.history.check())
      const tail = await this.tailFor(stream, expected, made.commandId)
      const earlier = tail.madeBy(made.commandId)
      if (earlier && earlier.digest !== made.digest) throw new CommandReused(made.commandId)
      if (earlier) return this.recorded(await this.readStream(stream, { from: earlier.from, max: earlier.to - earlier.from + 1 }), true)
      if (!fits(expected, tail.revision)) throw new WrongRevision(stream, expected, tail.revision)
      const recordedAt = tail.recordedAt > made.at ? tail.recordedAt : made.at
      const events = chained(stream, tail, prepared, made, recordedAt)
      const position = await this.write(stream, tail.revision, events)
      if (position !== 'overtaken') return this.recorded(await this.placed(stream, events, position), false)
      tail.stale = true
    }
    throw new StoreUnavailable('Others write to this stream too fast.')
  }

  /** Position of the last event; undefined when the server gives none, 'overtaken' when another process wrote to the stream meanwhile. */
  private async write(stream: string, revision: number, events: readonly Unplaced[]): Promise<Position | undefined | 'overtaken'> {
    const streamState = revision < 0 ? 'no_stream' : BigInt(revision)
    try {
      const appending = this.client.appendToStream(stream, events.map(eventDataOf), { streamState })
      const answer = await answered(appending, this.options.answerWithin ?? 15_000)
      return answer.position?.commit
    } catch (error) {
      if (isWrongExpected(error)) return 'overtaken'
      this.doubt()
      throw storeErrorOf(error)
    }
  }

  /** The events written, with their positions: the server's answer holds that of the last one only. */
  private async placed(stream: string, events: readonly Unplaced[], position: Position | undefined): Promise<readonly StoredEvent[]> {
    const [only] = events
    if (events.length === 1 && only && position !== undefined) return [{ ...only, position }]
    return this.readStream(stream, { from: only?.revision ?? 0, max: events.length })
  }

  private recorded(events: readonly StoredEvent[], repeated: boolean): Appended {
    const last = events.at(-1)
    if (!last) throw new StoreUnavailable('The events of an append could not be read back.')
    this.tails.learn(last.stream, events)
    this.history.acknowledged(last)
    this.watch.appended(last.position)
    return { revision: last.revision, position: last.position, events, repeated }
  }

  /**
   * Where the stream stands. What this process knows of it is enough when it fits: the server refuses the append if the stream has
   * moved on since. Otherwise what is new is read, and the last known event again: if it is another one now, history was lost.
   */
  private async tailFor(stream: string, expected: Expected, commandId: string): Promise<StreamTail> {
    const tail = this.tails.get(stream)
    const known = tail.revision >= 0 || expected === 'none'
    if (!tail.stale && known && (fits(expected, tail.revision) || tail.madeBy(commandId))) return tail
    for (const { event } of await this.keptIn(stream, Math.max(0, tail.revision))) {
      if (event.revision === tail.revision && event.hash !== tail.hash) this.history.lose({ stream, revision: event.revision })
      tail.add(event)
    }
    tail.stale = false
    return tail
  }

  private async keptIn(stream: string, from: number, max?: number): Promise<readonly Kept[]> {
    const events = await this.doubted(this.raw.stream(stream, from, max))
    return events.map(raw => keptOf(raw) ?? foreign(raw.revision))
  }

  /** One after the other for each stream. */
  private async inTurn<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(stream) ?? Promise.resolve()
    const mine = before.then(work, work)
    this.turns.set(stream, mine)
    try {
      return await mine
    } finally {
      if (this.turns.get(stream) === mine) this.turns.delete(stream)
    }
  }

  /** After a failure of the connection, what the server acknowledged is looked for before the next append. */
  private async doubted<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      if (error instanceof StoreUnavailable) this.doubt()
      throw error
    }
  }

  private doubt(): void {
    this.history.doubt()
    this.tails.doubt()
  }
}

const fits = (expected: Expected, revision: number): boolean =>
  expected === 'any' || (expected === 'none' ? revision < 0 : expected === 'exists' ? revision >= 0 : expected === revision)

/** The server's id is chance: of two processes that send the same command at once, it must take one and refuse the other. */
const eventDataOf = (event: Unplaced): EventData => ({
  id: randomUUID(),
  type: event.type,
  contentType: 'application/json',
  data: event.data as Record<string, unknown>,
  metadata: envelopeOf(event),
})

function foreign(revision: bigint): never {
  throw new Error(`Event ${revision} of the stream was not written by Lantern.`)
}
