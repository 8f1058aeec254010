import type { DomainEvent, EventOf, Instant, StreamType } from '@lantern/decision'
import { upcast, type StoredEvent } from '@lantern/event-store'

/** Plain JSON. A sealed value is not assignable to it, so personal data that is sealed cannot be told by mistake. */
export type PublicValue = string | number | boolean | null | readonly PublicValue[] | { readonly [name: string]: PublicValue }

/** `lantern.<context>.<what happened>.v<version>`: another shape is another version, told beside the old one for as long as it is read. */
export type FactType = `lantern.${string}.${string}.v${number}`

/** What a translation makes of an event. `subject` is the reference of the case or review that it is about, and orders the facts. */
export interface Told {
  readonly type: FactType
  readonly subject: string
  readonly data: { readonly [name: string]: PublicValue }
}

/** A fact that leaves its context: references, codes, dates and counts, never personal data. */
export interface PublicFact extends Told {
  /** Id of the event it tells of: a reader that has seen it has seen the fact. */
  readonly id: string
  /** When it happened. */
  readonly time: Instant
}

/** Turns the private events of one kind of stream into public facts. */
export interface Translation {
  /** Prefix of the streams, as StreamType.name gives it. */
  readonly stream: string
  /** Event types that it tells of. */
  readonly types: readonly string[]
  /** Undefined when the event stays private. @throws Error for an event that this program does not know */
  factOf(event: StoredEvent): PublicFact | undefined
}

/** What an event type of a stream tells the others. What is not named here is nobody else's business. */
export type Tellings<E extends DomainEvent> = { readonly [T in E['type']]?: (event: StoredEvent<EventOf<E, T>>) => Told }

export function translation<E extends DomainEvent, S>(stream: StreamType<E, S>, tellings: Tellings<E>): Translation {
  const told = new Map<string, (event: StoredEvent<never>) => Told>(Object.entries(tellings))
  return {
    stream: stream.name,
    types: [...told.keys()],
    factOf: stored => {
      // Recorded by a newer program, which may publish it: whoever reads on here would skip it for ever.
      if (!Object.hasOwn(stream.personal, stored.type)) throw new Error(`This program does not know ${stored.type}, nor whether it is public.`)
      const tell = told.get(stored.type)
      if (!tell) return undefined
      const event = upcast(stream, stored)
      return { ...tell(event as StoredEvent<never>), id: event.id, time: event.happenedAt }
    },
  }
}
