import type { DomainEvent, EventOf, Open } from '@lantern/decision'
import type { StoredEvent, StoredOf } from '@lantern/event-store'

/** text and integer as they are; json is kept as text and parsed in one place. Every column may be null. */
export type Column = 'text' | 'integer' | 'json'

/**
 * A fold: the row as it stands (undefined when there is none), the event, and a way to open sealed fields.
 * Returns the row as it stands then; undefined leaves none. Pure, and never throws on a recorded fact.
 */
export type Fold<E extends DomainEvent, Row> = (row: Row | undefined, event: StoredEvent<E>, open: Open, key: string) => Row | undefined

type Folds<E extends DomainEvent, Row> = { readonly [T in E['type']]: 'ignored' | Fold<EventOf<E, T>, Row> }

/**
 * A view: which rows the events of some streams make. Every event type of those streams has a fold or is 'ignored': the compiler asks. A view
 * of a few events says `others: 'ignored'` instead, and then asks nothing of who adds an event.
 */
export interface Projection<E extends DomainEvent = DomainEvent, Row extends object = object> {
  /** Name of the table and of the checkpoint: snake_case. */
  readonly name: string
  /** Raise it when columns or folds change: the view is rebuilt at the next start. */
  readonly version: number
  /** Prefixes of the streams, as StreamType.name gives them: events of other streams never arrive. */
  readonly streams: readonly string[]
  /** The column that holds the key of a row. */
  readonly key: keyof Row & string
  readonly columns: { readonly [C in keyof Row & string]-?: Column }
  /** Columns to index, each alone or several together, in the order that a list sorts them. */
  readonly indexes?: readonly (readonly ((keyof Row & string) | `${keyof Row & string} desc`)[])[]
  /** Which rows an event changes; unless told, the one whose key is the id behind the stream's prefix. */
  readonly keysOf?: (event: StoredOf<E>) => readonly string[]
  readonly on: Folds<E, Row> | (Partial<Folds<E, Row>> & { readonly others: 'ignored' })
}

export const projection = <E extends DomainEvent, Row extends object>(declared: Projection<E, Row>): Projection<E, Row> => declared

/** A projection of whatever events into whatever rows: what runs them takes these. Method syntax, because it knows neither type. */
export interface AnyProjection {
  readonly name: string
  readonly version: number
  readonly streams: readonly string[]
  readonly key: string
  readonly columns: Readonly<Record<string, Column>>
  readonly indexes?: readonly (readonly string[])[]
  keysOf?(event: StoredEvent): readonly string[]
  readonly on: Readonly<Record<string, 'ignored' | AnyFold>>
}

export type AnyFold = { fold(row: object | undefined, event: StoredEvent, open: Open, key: string): object | undefined }['fold']
