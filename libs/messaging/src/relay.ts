import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { START, StoreUnavailable, type EventStore, type Parking, type Position, type StoredEvent, type Subscription } from '@lantern/event-store'
import type { FactPublisher } from './fact-publisher.js'
import type { PublicFact, Translation } from './public-fact.js'
import type { RelayPlaces } from './relay-places.js'

export interface RelayOptions {
  /** Keeps the place; unlike for each publisher. */
  readonly name: string
  readonly store: EventStore
  readonly translations: readonly Translation[]
  readonly publisher: FactPublisher
  readonly places: RelayPlaces
  /** Told of every error: those after which it tries again, and those that park a stream. */
  readonly onError?: (error: unknown) => void
  /** Events at a time; 500 unless told. A crash repeats at most so many. */
  readonly batch?: number
  /** Milliseconds after which another process may take over from one that has fallen silent; 15,000 unless told. */
  readonly lease?: number
  /** Milliseconds, only to tell who fell silent. */
  readonly now?: () => number
}

/**
 * Publishes what happened: reads the log from its place, translates, publishes, and keeps its place only after the broker's
 * acknowledgement. So a crash repeats facts and never skips one. Of each subject one fact at a time is on its way, so order per
 * subject holds whatever the broker does with an acknowledgement. A stream with an event that cannot be told waits, by name and
 * place, for a program that can; the others go on.
 */
export class Relay {
  private readonly holder = randomUUID()
  private readonly prefixes: readonly string[]
  private parked = new Map<string, Position>()
  private kept: Position = START
  private subscription: Subscription | undefined
  private closed = false
  private stop: () => void = () => {}
  private readonly done: Promise<void>

  constructor(private readonly options: RelayOptions) {
    this.prefixes = options.translations.map(({ stream }) => `${stream}-`)
    this.done = this.run()
  }

  /** Position of the last event that was published, found private or parked; undefined while another process holds the relay. */
  get position(): Position | undefined {
    return this.subscription?.position
  }

  /** The streams that wait, each with the position of its first event that was not published. */
  get waiting(): ReadonlyMap<string, Position> {
    return this.parked
  }

  async close(): Promise<void> {
    this.closed = true
    this.stop()
    await this.done
    await this.options.places.release(this.options.name, this.holder).catch(error => this.options.onError?.(error))
  }

  private async run(): Promise<void> {
    while (!this.closed) {
      try {
        const place = await this.hold()
        if (place) await this.relayFrom(place.position, place.parked)
      } catch (error) {
        this.options.onError?.(error)
      }
      await this.pause(this.lease / 3)
    }
  }

  private hold() {
    const { places, name, now = Date.now } = this.options
    return places.hold(name, this.holder, now(), this.lease)
  }

  /** Until it is closed, or another process has taken the relay. */
  private async relayFrom(position: Position, parked: ReadonlyMap<string, Position>): Promise<void> {
    this.parked = new Map(parked)
    this.kept = position
    await this.retryParked(position)
    const { store, batch, onError } = this.options
    const parking: Parking = { isParked: stream => this.parked.has(stream), park: event => this.park(event) }
    const settings = { after: position, filter: { streams: this.prefixes }, parking, ...(batch && { batch }), ...(onError && { onError }) }
    const subscription = store.subscribe(settings, events => this.publishAndKeep(events))
    this.subscription = subscription
    try {
      while (!this.closed && (await this.hold())) await this.pause(this.lease / 3)
    } finally {
      this.subscription = undefined
      await subscription.close()
    }
  }

  private async publishAndKeep(events: readonly StoredEvent[]): Promise<void> {
    await this.publish(events)
    const last = events.at(-1)
    if (last) await this.keep(last.position)
  }

  /** One fact of each subject, then the next of each, and so on. */
  private async publish(events: readonly StoredEvent[]): Promise<void> {
    let left = events.flatMap(event => this.factOf(event) ?? [])
    while (left.length > 0) {
      const first = new Map<string, PublicFact>()
      for (const fact of left) if (!first.has(fact.subject)) first.set(fact.subject, fact)
      await this.options.publisher.publish([...first.values()])
      left = left.filter(fact => first.get(fact.subject) !== fact)
    }
  }

  private factOf(event: StoredEvent): PublicFact | undefined {
    return this.options.translations.find(({ stream }) => event.stream.startsWith(`${stream}-`))?.factOf(event)
  }

  /** @throws StoreUnavailable when it cannot be kept, or another process holds the relay: then the subscription is about to be closed */
  private async keep(position: Position): Promise<void> {
    const { places, name } = this.options
    if (position > this.kept) this.kept = position
    const held = await places.save(name, this.holder, { position: this.kept, parked: this.parked }).catch(unavailable)
    if (!held) throw new StoreUnavailable('Another process holds this relay now.')
  }

  /** Kept in one row with the place, so that none of the stream's events is passed unnoticed. */
  private async park(event: StoredEvent): Promise<void> {
    if (!this.parked.has(event.stream)) this.parked.set(event.stream, event.position)
    await this.keep(event.position)
  }

  /** What waited at the last end: another version of this program may know how to tell it. */
  private async retryParked(upTo: Position): Promise<void> {
    for (const [stream, from] of [...this.parked]) {
      try {
        const events = await this.options.store.readStream(stream)
        for (const event of events.filter(({ position }) => position >= from && position <= upTo)) {
          await this.publish([event])
          this.parked.set(stream, event.position + 1n)
        }
        this.parked.delete(stream)
      } catch (error) {
        if (error instanceof StoreUnavailable) throw error
        this.options.onError?.(error)
      }
      await this.keep(upTo)
    }
  }

  private get lease(): number {
    return this.options.lease ?? 15_000
  }

  private async pause(milliseconds: number): Promise<void> {
    const stopped = new AbortController()
    this.stop = () => stopped.abort()
    if (this.closed) return
    await delay(milliseconds, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined)
  }
}

function unavailable(error: unknown): never {
  throw new StoreUnavailable('The place of the relay could not be kept.', { cause: error })
}
