import { streamOf, type DomainEvent, type StreamType } from '@lantern/decision'
import type { EventStore, StoredOf } from './port.js'
import { standing } from './standing.js'
import { upcast } from './upcast.js'

/**
 * What was recorded in these streams of one type, in the order of recording and in the current shape of its events, without what was hidden since: for what shows it.
 * Take the fields you need (EventStore.readStreams). @throws StoreUnavailable
 */
export async function historyOf<E extends DomainEvent, S>(store: EventStore, type: StreamType<E, S>, ids: readonly string[]): Promise<readonly StoredOf<E>[]> {
  const events = await store.readStreams(ids.map(id => streamOf(type, id)))
  return standing(type, events.map(event => upcast(type, event))) as readonly StoredOf<E>[]
}
