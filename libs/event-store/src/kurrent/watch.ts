import type { AllStreamSubscription, KurrentDBClient } from '@kurrent/kurrentdb-client'
import { StoreUnavailable } from '../port.js'
import { notOfTheSystem } from './raw-log.js'

/**
 * Listens at the end of the log and wakes the readers of this process. It carries nothing: what a reader gets, it reads itself,
 * so a notification that is lost, doubled or early does no harm. It is also how a broken connection is noticed while nobody asks.
 */
export class Watch {
  private readonly wakes = new Set<() => void>()
  private subscription: AllStreamSubscription | undefined
  private timer: NodeJS.Timeout | undefined
  private state: 'new' | 'running' | 'stopped' = 'new'
  private failures = 0
  private readonly waits = new Set<(error: Error) => void>()

  constructor(
    private readonly client: KurrentDBClient,
    private readonly onBroken: () => void,
  ) {}

  /** Starts listening; does nothing when it has. */
  start(): void {
    if (this.state !== 'new') return
    this.state = 'running'
    this.listen()
  }

  onAppended(wake: () => void): () => void {
    this.wakes.add(wake)
    return () => this.wakes.delete(wake)
  }

  wake(): void {
    for (const wake of this.wakes) wake()
  }

  /** Asks until there is an answer. */
  async whenReachable<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await ask()
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error
        await this.pause(250)
      }
    }
  }

  async stop(): Promise<void> {
    this.state = 'stopped'
    clearTimeout(this.timer)
    for (const end of this.waits) end(new StoreUnavailable('The event store is closed.'))
    await this.subscription?.unsubscribe()
  }

  private listen(): void {
    const subscription = this.client.subscribeToAll({ fromPosition: 'end', filter: { ...notOfTheSystem, checkpointInterval: 1_000 } })
    this.subscription = subscription
    subscription.on('confirmation', () => {
      this.failures = 0
      this.wake()
    })
    subscription.on('data', () => this.wake())
    const again = () => {
      subscription.removeAllListeners('end').removeAllListeners('close')
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

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.state === 'stopped') return reject(new StoreUnavailable('The event store is closed.'))
      const end = (error?: Error) => {
        clearTimeout(timer)
        this.waits.delete(end)
        if (error) reject(error)
        else resolve()
      }
      const timer = setTimeout(end, milliseconds)
      this.waits.add(end)
    })
  }
}
