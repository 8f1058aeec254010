import type { AllStreamSubscription, KurrentDBClient } from '@kurrent/kurrentdb-client'
import { START, type Position } from '../port.js'
import { notOfTheSystem } from './raw-log.js'

/**
 * Listens at the end of the log, wakes the readers of this process and knows how far the log goes. It carries no events: what a
 * reader gets, it reads itself, so a notification that is lost, doubled or early does no harm. It is also how a broken connection
 * is noticed while nobody asks.
 */
export class Watch {
  private readonly wakes = new Set<() => void>()
  private subscription: AllStreamSubscription | undefined
  private timer: NodeJS.Timeout | undefined
  private state: 'new' | 'running' | 'stopped' = 'new'
  private failures = 0
  /** A new one for each confirmed connection. */
  private connection: object | undefined
  private newest: Position = START
  /** The connection over which the head was asked: what came after was pushed. */
  private askedOver: object | undefined

  constructor(
    private readonly client: KurrentDBClient,
    private readonly onBroken: () => void,
    private readonly onReached: (position: Position) => void,
  ) {}

  /** Starts listening; does nothing when it has. */
  start(): void {
    if (this.state !== 'new') return
    this.state = 'running'
    this.listen()
  }

  /** The head of the log: asked once over each connection, since then known from what was pushed. */
  async head(ask: () => Promise<Position>): Promise<Position> {
    const { connection } = this
    if (!connection || connection !== this.askedOver) {
      this.reached(await ask())
      this.askedOver = connection
    }
    return this.newest
  }

  onAppended(wake: () => void): () => void {
    this.wakes.add(wake)
    return () => this.wakes.delete(wake)
  }

  /** Something was appended, up to this position. */
  appended(position: Position): void {
    this.reached(position)
    this.wake()
  }

  private reached(position: Position): void {
    if (position <= this.newest) return
    this.newest = position
    this.onReached(position)
  }

  private wake(): void {
    for (const wake of this.wakes) wake()
  }

  async stop(): Promise<void> {
    this.state = 'stopped'
    clearTimeout(this.timer)
    await this.subscription?.unsubscribe()
  }

  private listen(): void {
    const subscription = this.client.subscribeToAll({ fromPosition: 'end', filter: { ...notOfTheSystem, checkpointInterval: 1_000 } })
    this.subscription = subscription
    subscription.on('confirmation', () => {
      this.failures = 0
      this.connection = {}
      this.wake()
    })
    subscription.on('data', ({ event }) => {
      if (event?.position) this.appended(event.position.commit)
    })
    const again = () => {
      subscription.removeAllListeners('end').removeAllListeners('close')
      this.connection = undefined
      if (this.state !== 'running') return
      this.onBroken()
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.listen(), Math.min(5_000, 50 * 2 ** Math.min(this.failures++, 7))).unref()
    }
    subscription.once('error', again)
    subscription.once('end', again)
    subscription.once('close', again)
    // The error of a subscription that was given up already must not end the process.
    subscription.on('error', () => {})
  }
}
