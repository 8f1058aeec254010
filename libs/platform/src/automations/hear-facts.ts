import { actionFacts } from '@lantern/actions'
import { caseFacts } from '@lantern/marac'
import { InProcessPublisher, Relay, StoredRelayPlaces } from '@lantern/messaging'
import type { Parts } from '../parts/parts.js'
import type { Ticker } from './ticker.js'

/** Longest wait for the views, in milliseconds: what they do not show by then is for the next tick. */
const patience = 5_000

/**
 * Facts in one process: the same relay as to Kafka, with readers here in the broker's place, so that an automation runs at once and not with
 * the next tick. A crash repeats facts and skips none. Returns how to stop.
 */
export async function hearFacts({ store, views, progress, clock }: Parts, ticker: Ticker, onError: (error: unknown) => void): Promise<() => Promise<void>> {
  const publisher = new InProcessPublisher()
  const started = clock.now()
  publisher.hear(async fact => {
    // What was recorded before is the business of the tick at the start; a year of it, fact by fact, would keep everybody waiting.
    if (fact.time < started) return
    // Automations read their work from the views, which may show the event a moment later than it is heard of here.
    await progress.waitFor(await store.head(), patience)
    await ticker.wake(fact.type, () => clock.now())
  })
  const places = await StoredRelayPlaces.open(views.engine)
  const relay = new Relay({ name: 'in-process', store, translations: [caseFacts, actionFacts], publisher, places, onError })
  return async () => {
    await relay.close()
    await publisher.close()
  }
}
