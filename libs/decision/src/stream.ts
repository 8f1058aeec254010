import type { DomainEvent, EventOf } from './event.js'
import type { Sealed, SealedPaths, Whose } from './sealed.js'

/** Each event type with its sealed fields and whose they are. The compiler asks for every one, and for no other. */
export type PersonalFields<E extends DomainEvent> = {
  readonly [T in E['type']]: Readonly<Record<SealedPaths<EventOf<E, T>['data']>, Whose>>
}

/** Turns the payload of one version into that of the next. */
export type Upcast = (data: Record<string, unknown>) => Record<string, unknown>

/** What slices of one stream share. `name` is the stream's prefix: `maracCase` holds `maracCase-<id>`. */
export interface StreamType<E extends DomainEvent = DomainEvent, S = unknown, Name extends string = string> {
  readonly name: Name
  readonly initialState: S
  readonly evolve: (state: S, event: E) => S
  readonly personal: PersonalFields<E>
  /** Sealed values that were taken back: they stay in the log, and open for nobody who is shown the stream's events, old or new. */
  readonly withdrawn?: (events: readonly E[]) => readonly Sealed<unknown>[]
  /** For event types that have changed shape: upcasts[type][n] turns version n+1 into n+2. The current version is one more than their number. */
  readonly upcasts?: { readonly [T in E['type']]?: readonly Upcast[] }
  /**
   * The earlier event of the same stream that this one hides, by its revision, and what kind of entry it was: something that should never have
   * been there. Whatever reads a history (historyOf, loadState, stateNow, fold) gets it without what it said.
   */
  readonly hides?: (event: E) => Hidden | undefined
}

export interface Hidden {
  readonly entry: number
  readonly kind: string
}

export const streamOf = (type: { readonly name: string }, id: string): string => `${type.name}-${id}`

/** The id behind the prefix of a stream's name. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1)

export const currentVersion = (type: { readonly upcasts?: Readonly<Partial<Record<string, readonly Upcast[]>>> }, event: string): number =>
  1 + (type.upcasts?.[event]?.length ?? 0)

/** Folds a whole history, from its first event, into the state that rules see: without what later events hide. */
export function fold<E extends DomainEvent, S>(type: StreamType<E, S>, events: readonly E[]): S {
  const hidden = new Set(events.flatMap(event => type.hides?.(event)?.entry ?? []))
  return events.reduce((state, event, revision) => (hidden.has(revision) ? state : type.evolve(state, event)), type.initialState)
}
