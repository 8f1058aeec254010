import { START, StoreUnavailable, type Position, type StoredEvent, type Subscription } from '@lantern/event-store'
import { setTimeout as delay } from 'node:timers/promises'
import { applyBatch } from './apply-batch.js'
import { Arrivals } from './arriving.js'
import { checkpointsOf, setCheckpoint } from './bookkeeping.js'
import { outdated } from './build-tables.js'
import type { Engine } from './engine.js'
import type { Parked } from './fold-batch.js'
import { ViewProgress } from './progress.js'
import type { AnyProjection } from './projection.js'
import { dropUnfinished, filterFor, rebuild, type RebuildOptions, type Source } from './rebuild.js'
import { retryParked } from './retry-parked.js'
import { checkNames } from './schema.js'

export interface RunnerOptions {
  /** Events a batch at most; 500 unless told, so that a batch never holds up its thread for long. */
  readonly batch?: number
  /** An alarm: this stream's events wait, because a fold threw. Names no person. */
  readonly onParked?: (parked: Parked) => void
  /** The database or the key store could not be reached; the batch is tried again until it goes. */
  readonly onTrouble?: (error: unknown) => void
  /** How views that are new or of another version are built at the start; on this thread unless told. */
  readonly rebuild?: (projections: readonly AnyProjection[]) => Promise<void>
  readonly onRebuild?: RebuildOptions['onProgress']
}

/** How far behind the log a view is. Positions are opaque: zero or not is what they tell. Seconds: the age of the oldest event it lacks. */
export interface Lag {
  readonly projection: string
  readonly positions: bigint
  readonly seconds: number
  readonly parkedStreams: number
}

/** Keeps every view at the head of the log, with one subscription for all of them: an event is read, upcast and opened once. */
export class ProjectionRunner extends ViewProgress {
  private readonly arrivals: Arrivals
  private readonly closing = new AbortController()
  private subscription: Subscription | undefined
  private parkedSoFar = 0

  constructor(
    private readonly engine: Engine,
    private readonly source: Source,
    readonly projections: readonly AnyProjection[],
    private readonly options: RunnerOptions = {},
  ) {
    super()
    checkNames(projections)
    this.arrivals = new Arrivals(source.streams, source.sealer)
  }

  /** Streams parked since the start. */
  get parked(): number {
    return this.parkedSoFar
  }

  /** Builds what is new or of another version, tries what is parked (a fold may have been mended since), then follows the log. Resolves when every view can be read; they may still catch up. */
  async start(): Promise<void> {
    await dropUnfinished(this.engine, this.projections)
    await this.disownAheadOfTheLog()
    const stale = await outdated(this.engine, this.projections)
    const { rebuild: elsewhere, onRebuild } = this.options
    if (stale.length > 0 && elsewhere) await elsewhere(stale)
    else if (stale.length > 0)
      await rebuild(this.engine, this.source, stale, { batch: 1000, onlyOutdated: true, ...(onRebuild && { onProgress: onRebuild }) })
    await this.retryParked()
    const positions = (await this.checkpoints()).map(({ position }) => position)
    const after = positions.reduce((least, position) => (position < least ? position : least), positions[0] ?? START)
    const filter = filterFor(this.projections)
    this.subscription = this.source.store.subscribe({ after, filter, batch: this.options.batch ?? 500 }, events => this.bringIn(events))
  }

  /** In this process nothing need be asked of the database: the subscription tells when the position is reached. */
  async waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    const { subscription } = this
    if (!subscription) return false
    if (subscription.position >= position) return true
    // A plain timer: an abortable one makes an error with its stack for each command that does not have to wait that long.
    const there = await new Promise<boolean>(resolve => {
      const late = setTimeout(resolve, timeoutMs, false)
      const reached = (is: boolean) => {
        clearTimeout(late)
        resolve(is)
      }
      subscription.reached(position).then(
        () => reached(true),
        () => reached(false),
      )
    })
    return there && !this.closing.signal.aborted
  }

  async lag(): Promise<readonly Lag[]> {
    const head = await this.source.store.head()
    const parked = await this.engine.transaction(async session =>
      (await session.all('select projection from parked')).map(row => row['projection']),
    )
    const checkpoints = await this.checkpoints()
    return Promise.all(
      this.projections.map(async projection => {
        const at = checkpoints.find(({ name }) => name === projection.name)?.position ?? START
        const [oldest] = await this.source.store.readAll({ after: at, max: 1, filter: filterFor([projection]) })
        const age = oldest ? Date.parse(this.source.clock.now()) - Date.parse(oldest.recordedAt) : 0
        const parkedStreams = parked.filter(name => name === projection.name).length
        return { projection: projection.name, positions: oldest ? head - at : 0n, seconds: Math.max(0, age / 1000), parkedStreams }
      }),
    )
  }

  /** Folds what waits, in order, after the fold was mended. Returns how many streams are whole again, and how many still wait. */
  retryParked(): Promise<{ readonly healed: number; readonly waiting: number }> {
    return retryParked(this.engine, this.source, this.arrivals, this.projections)
  }

  async stop(): Promise<void> {
    this.closing.abort()
    await this.subscription?.close()
  }

  private async checkpoints() {
    const names = new Set(this.projections.map(({ name }) => name))
    return (await checkpointsOf(this.engine)).filter(({ name }) => names.has(name))
  }

  /** Views that know events which the log does not have, because it was restored from an earlier backup, are of no version: they are rebuilt. */
  private async disownAheadOfTheLog(): Promise<void> {
    const head = await this.source.store.head()
    const ahead = (await this.checkpoints()).filter(({ position }) => position > head)
    await this.engine.transaction(async session => {
      for (const checkpoint of ahead) await setCheckpoint(session, { ...checkpoint, version: 0 })
    })
  }

  /** Trouble with the database is no fault of the events, so nothing is skipped or parked for it: the same batch again, a little later. */
  private async bringIn(events: readonly StoredEvent[]): Promise<void> {
    const upTo = events.at(-1)?.position
    if (upTo === undefined) return
    for (let wait = 50; ; wait = Math.min(wait * 2, 5000)) {
      // To a subscription this means that nothing was handled, where another error would park the events.
      if (this.closing.signal.aborted) throw new StoreUnavailable('The views are being closed.')
      try {
        const arriving = await this.arrivals.of(events)
        const batch = { arriving, upTo, open: this.arrivals.open, now: this.source.clock.now() }
        const parked = await this.engine.transaction(session => applyBatch(session, this.projections, batch))
        this.parkedSoFar += parked.length
        for (const { projection, stream, position, errorName } of parked)
          this.options.onParked?.({ projection, stream, position, errorName })
        return
      } catch (error) {
        this.options.onTrouble?.(error)
        await delay(wait, undefined, { signal: this.closing.signal }).catch(() => undefined)
      }
    }
  }
}
