import { setImmediate } from 'node:timers/promises'
import { START, StoreUnavailable } from './port.js'
import type { Filter, Parking, Position, StoredEvent, Subscription, SubscriptionOptions } from './port.js'

/** What a subscription needs of a store. */
export interface Source {
  readAll(options: { readonly after: Position; readonly max: number; readonly filter?: Filter }): Promise<readonly StoredEvent[]>
  /** Every event up to the position it answers must be readable by then. */
  head(): Promise<Position>
  /** Calls back whenever something was appended; what it returns ends that. A call too many or too early does no harm. */
  onAppended(wake: () => void): () => void
  /** Also look by itself, after so many milliseconds of rest: for logs that another process writes. */
  readonly pollEvery?: number
}

/** Why a later event of a parked stream waits. */
export class WaitsBehindParked extends Error {
  override readonly name = 'WaitsBehindParked'
  constructor() {
    super('An earlier event of this stream is parked.')
  }
}

/** Parked streams, kept in memory: after a restart they are tried again. */
export class MemoryParking implements Parking {
  private readonly streams = new Map<string, { event: StoredEvent; error: unknown }[]>()

  isParked(stream: string): boolean {
    return this.streams.has(stream)
  }

  park(event: StoredEvent, error: unknown): void {
    const waiting = this.streams.get(event.stream)
    if (waiting) waiting.push({ event, error })
    else this.streams.set(event.stream, [{ event, error }])
  }

  /** Each parked stream with its events in order, the first with the error that parked it. */
  parked(): ReadonlyMap<string, readonly { readonly event: StoredEvent; readonly error: unknown }[]> {
    return this.streams
  }
}

type Handler = (events: readonly StoredEvent[]) => Promise<void>

/**
 * The one loop of every subscription: read from the position reached, hand over, move on. Notifications only wake it, so catching up
 * and following are the same code and there is no hand-over between them to lose or repeat an event in
 * (commanded/eventstore #325 and #327 lost 40 million that way).
 */
export class CatchUpSubscription implements Subscription {
  parked = 0
  private at: Position | undefined
  private closed = false
  private woken = false
  private rouse: () => void = () => {}
  private waiting: { readonly position: Position; readonly resolve: () => void; readonly reject: (error: Error) => void }[] = []
  private readonly parking: Parking
  private readonly batch: number
  private readonly unlisten: () => void
  private readonly done: Promise<void>

  constructor(
    private readonly source: Source,
    private readonly options: SubscriptionOptions,
    private readonly handler: Handler,
  ) {
    this.parking = options.parking ?? new MemoryParking()
    this.batch = options.batch ?? 500
    if (options.after !== 'end') this.at = options.after
    this.unlisten = source.onAppended(() => this.wake())
    this.done = this.run()
  }

  get position(): Position {
    return this.at ?? START
  }

  reached(position: Position): Promise<void> {
    if (this.at !== undefined && this.at >= position) return Promise.resolve()
    if (this.closed) return Promise.reject(closed())
    return new Promise((resolve, reject) => this.waiting.push({ position, resolve, reject }))
  }

  async close(): Promise<void> {
    this.closed = true
    this.unlisten()
    this.wake()
    await this.done
  }

  private wake(): void {
    this.woken = true
    this.rouse()
  }

  private async run(): Promise<void> {
    let failures = 0
    while (!this.closed) {
      try {
        if (this.at === undefined) this.moveTo(await this.source.head())
        this.woken = false
        const more = await this.step()
        failures = 0
        // A turn of the event loop between batches: a long catch-up must not hold up requests.
        if (more) await setImmediate()
        else if (!this.woken) await this.rest(this.source.pollEvery)
      } catch (error) {
        this.options.onError?.(error)
        failures += 1
        this.woken = false
        await this.rest(Math.min(5_000, 50 * 2 ** Math.min(failures, 7)))
      }
    }
    for (const { reject } of this.waiting.splice(0)) reject(closed())
  }

  /** One batch. True when more may be there already. */
  private async step(): Promise<boolean> {
    const after = this.position
    const head = await this.source.head()
    if (head <= after) return false
    const { filter } = this.options
    const events = await this.source.readAll({ after, max: this.batch, ...(filter && { filter }) })
    await this.deliver(events)
    const last = events.at(-1)?.position ?? after
    const full = events.length >= this.batch
    // A short answer means that nothing else up to the head, which was asked first, passes the filter.
    this.moveTo(full || last > head ? last : head)
    return full
  }

  private async deliver(events: readonly StoredEvent[]): Promise<void> {
    if (events.some(event => this.parking.isParked(event.stream))) return this.deliverSingly(events)
    try {
      if (events.length > 0) await this.handler(events)
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error
      await this.deliverSingly(events)
    }
  }

  /** Moves on with each event, so that none is handled or parked twice whatever fails in between. */
  private async deliverSingly(events: readonly StoredEvent[]): Promise<void> {
    for (const event of events) {
      if (this.closed) throw closed()
      if (this.parking.isParked(event.stream)) await this.park(event, new WaitsBehindParked())
      else
        try {
          await this.handler([event])
        } catch (error) {
          if (error instanceof StoreUnavailable) throw error
          await this.park(event, error)
          this.options.onError?.(error)
        }
      this.moveTo(event.position)
    }
  }

  private async park(event: StoredEvent, error: unknown): Promise<void> {
    await this.parking.park(event, error)
    this.parked += 1
  }

  private moveTo(position: Position): void {
    this.at = position
    if (this.waiting.length === 0) return
    const reached = this.waiting.filter(one => one.position <= position)
    this.waiting = this.waiting.filter(one => one.position > position)
    for (const { resolve } of reached) resolve()
  }

  /** Until woken, or so many milliseconds. */
  private async rest(milliseconds?: number): Promise<void> {
    if (this.closed) return
    await new Promise<void>(resolve => {
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds).unref()
      this.rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.rouse = () => {}
  }
}

const closed = () => new StoreUnavailable('The subscription is closed.')
