import type { Clock } from '@lantern/clock'
import type { Ticker } from './ticker.js'

/** Runs the automations now and each minute: what fell due while nothing ran is caught up with by the first tick. Returns how to stop. */
export function keepTicking(ticker: Ticker, clock: Clock, onError: (error: unknown) => void): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  const tick = () => {
    running = ticker.tick(clock.now()).catch(onError)
  }
  tick()
  const timer = setInterval(tick, 60_000)
  return async () => {
    clearInterval(timer)
    await running
  }
}
