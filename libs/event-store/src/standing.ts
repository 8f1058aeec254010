import type { DomainEvent, Instant, StreamType } from '@lantern/decision'
import type { StoredEvent } from './port.js'
import { whole } from './upcast.js'

/** What stands in the place of an event that a later one hides. No store ever holds one: who recorded it and when stays, what it said does not. */
export const ENTRY_HIDDEN = 'EntryHidden'

/** Who hid it and when, and what kind of entry it was. */
export interface EntryHidden {
  readonly kind: string
  readonly hiddenAt: Instant
  readonly hiddenBy: { readonly user: string; readonly agency: string }
}

/** Events of streams of one type, each hidden one replaced by its place. What hides an event comes after it, so any end of a stream can be read so. */
export function standing<E extends DomainEvent, S>({ hides }: StreamType<E, S>, events: readonly StoredEvent<E>[]): readonly StoredEvent<E>[] {
  if (!hides) return events
  const hidden = new Map<string, EntryHidden>()
  for (const event of events) {
    const hiding = hides(event as StoredEvent as never)
    if (hiding) hidden.set(`${event.stream}/${hiding.entry}`, { kind: hiding.kind, hiddenAt: event.recordedAt, hiddenBy: event.by })
  }
  if (hidden.size === 0) return events
  return events.map(event => {
    const data = hidden.get(`${event.stream}/${event.revision}`)
    return data ? ({ ...whole(event), type: ENTRY_HIDDEN, version: 1, data } as StoredEvent as StoredEvent<E>) : event
  })
}

/** The revision of an event that was read from the log; in a list of what is about to be recorded, its place there. */
export const revisionOf = (event: object, index: number): number => {
  const revision: unknown = Reflect.get(event, 'revision')
  return typeof revision === 'number' ? revision : index
}

/** Whether this is the place of a hidden event. */
export const isHidden = (event: { readonly type: string }): event is StoredEvent<DomainEvent<typeof ENTRY_HIDDEN, EntryHidden>> => event.type === ENTRY_HIDDEN
