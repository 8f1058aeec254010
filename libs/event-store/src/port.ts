import type { DomainEvent, Instant } from '@lantern/decision'

/** Where an event stands in the order of all events. Opaque and growing, not dense: compare, never count. */
export type Position = bigint

/** Before the first event of all. */
export const START: Position = -1n

/** What the writer believes of the stream: anything, that it does not exist, that it does, or the revision of its last event (0-based). */
export type Expected = 'any' | 'none' | 'exists' | number

export interface NewEvent<E extends DomainEvent = DomainEvent> {
  readonly type: E['type']
  readonly version: number
  readonly data: E['data']
  /** When it happened, if that is not when it is recorded. */
  readonly happenedAt?: Instant
}

/** What the envelope says of the command that made the events. */
export interface Made {
  /** The moment of the decision. It becomes recordedAt, unless the last event of the stream (of the store, on SQLite) is later: recordedAt never goes back. */
  readonly at: Instant
  readonly by: { readonly user: string; readonly agency: string }
  readonly commandId: string
  /** Digest of the command's content (libs/event-store digestOf): the same id with other content is refused. */
  readonly digest: string
  /** Id of the event that an automation reacted to, or by which whoever acts does so for somebody else: that they are away, and this is their deputy. */
  readonly cause?: string
  readonly correlation?: string
  /** Id of the RulesLoaded event in force; empty before the first. */
  readonly rules: string
}

/** An event as recorded: its envelope and payload. */
export interface StoredEvent<E extends DomainEvent = DomainEvent> {
  readonly id: string
  readonly type: E['type']
  readonly version: number
  readonly data: E['data']
  readonly stream: string
  readonly revision: number
  readonly position: Position
  readonly recordedAt: Instant
  readonly happenedAt: Instant
  readonly by: { readonly user: string; readonly agency: string }
  readonly commandId: string
  readonly digest: string
  readonly cause?: string
  readonly correlation: string
  readonly rules: string
  /** SHA-256, hex, of the event before it in its stream; 64 zeros for the first. */
  readonly previousHash: string
  /** SHA-256, hex, over previousHash and all that is stored of this event except its position. */
  readonly hash: string
}

/** One recorded event of a union, so that its type tells what its data are. */
export type StoredOf<E extends DomainEvent> = E extends DomainEvent ? StoredEvent<E> : never

export interface Appended {
  /** Revision and position of the last event of the command. */
  readonly revision: number
  readonly position: Position
  readonly events: readonly StoredEvent[]
  /** The command was recorded before: these are the events it made then. */
  readonly repeated: boolean
}

/** Which events to read: of streams whose name starts with one of these, or of these types. Both given: both must hold. */
export interface Filter {
  readonly streams?: readonly string[]
  readonly types?: readonly string[]
}

/** Streams whose events a subscriber could not handle: theirs and all later ones of the same stream wait, the others go on. */
export interface Parking {
  isParked(stream: string): boolean
  /** Keeps the event; from then on its stream is parked. Called for its later events too, in order, with WaitsBehindParked. */
  park(event: StoredEvent, error: unknown): void | Promise<void>
}

export interface SubscriptionOptions {
  /** Deliver what follows this position; 'end' means only what is recorded from now on. */
  readonly after: Position | 'end'
  readonly filter?: Filter
  /** Events a delivery at most; 500 unless told. */
  readonly batch?: number
  /** In memory unless told. */
  readonly parking?: Parking
  /** Told of every error, those that park and those after which the subscription tries again by itself. */
  readonly onError?: (error: unknown) => void
}

export interface Subscription {
  /** Position of the last event that was handled, parked or filtered out. */
  readonly position: Position
  /** How many events were parked. */
  readonly parked: number
  /**
   * Resolves once everything recorded up to this position was handled or parked; for START, once the subscription knows where it starts.
   * @throws StoreUnavailable when it is closed before
   */
  reached(position: Position): Promise<void>
  close(): Promise<void>
}

/** The stream stands at another revision than the writer believed. Nothing was written. `actual` is -1 for a stream that does not exist. */
export class WrongRevision extends Error {
  override readonly name = 'WrongRevision'
  constructor(
    readonly stream: string,
    readonly expected: Expected,
    readonly actual: number,
  ) {
    super(`The stream stands at revision ${actual}, not at ${expected}.`)
  }
}

/** The command id was used before with other content. Nothing was written. */
export class CommandReused extends Error {
  override readonly name = 'CommandReused'
  constructor(readonly commandId: string) {
    super('This command id was used before with other content.')
  }
}

/** The store cannot be reached or has stopped; nothing is known to be written. Try again later. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** The log of events. Abstract class, so that it is type and injection token in one. Two adapters pass one contract suite (contract.ts). */
export abstract class EventStore {
  /**
   * Appends the events of one command to one stream: all or none, durable before it resolves.
   * A resend (same stream and command id, same digest) writes nothing and gives the first answer, whatever it expects.
   * @throws WrongRevision, CommandReused, StoreUnavailable; RangeError for no events, payloads that are no JSON objects, times that are no Instant
   */
  abstract append(stream: string, expected: Expected, events: readonly NewEvent[], made: Made): Promise<Appended>

  /** Events of a stream in order, from a revision; empty when it does not exist. */
  abstract readStream(stream: string, options?: { readonly from?: number; readonly max?: number }): Promise<readonly StoredEvent[]>

  /**
   * All events of several short streams, in the order in which they were recorded; a stream that does not exist has none. As readForFolds,
   * take the fields you need.
   */
  async readStreams(streams: readonly string[]): Promise<readonly StoredEvent[]> {
    const found = await Promise.all(streams.map(stream => this.readStream(stream)))
    return found.flat().sort((a, b) => (a.position < b.position ? -1 : 1))
  }

  /**
   * The events of a stream after one that is known by its revision and hash; undefined when the stream does not hold that one. Since the
   * hash covers all events before it, these are all that the reader lacks.
   */
  async readOn(stream: string, { revision, hash }: Pick<StoredEvent, 'revision' | 'hash'>): Promise<readonly StoredEvent[] | undefined> {
    const [last, ...since] = await this.readStream(stream, { from: revision })
    return last?.hash === hash ? since : undefined
  }

  /** Events of all streams in order, after a position; `max` (1,000 unless told) after filtering. */
  abstract readAll(options: { readonly after: Position; readonly max?: number; readonly filter?: Filter }): Promise<readonly StoredEvent[]>

  /**
   * As readAll, for folds over many events: an adapter may look up what of the envelope they seldom ask for when they do. Take the
   * fields you need; `{ ...event }` may copy only some.
   */
  readForFolds(options: { readonly after: Position; readonly max?: number; readonly filter?: Filter }): Promise<readonly StoredEvent[]> {
    return this.readAll(options)
  }

  /** Position of the last event recorded; START when there is none. */
  abstract head(): Promise<Position>

  /**
   * Delivers events in order, in batches of consecutive events, each once per subscription, catch-up and live alike.
   * One loop reads from the position reached; notifications only wake it. A handler takes a batch whole or not at all: one that
   * throws gets the events of the batch one at a time; the one it throws on is parked with its stream, and the rest goes on.
   * A handler that throws StoreUnavailable gets the same events again, later: an engine that is down parks nothing.
   */
  abstract subscribe(options: SubscriptionOptions, handler: (events: readonly StoredEvent[]) => Promise<void>): Subscription

  abstract close(): Promise<void>
}
