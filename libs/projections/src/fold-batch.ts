import type { Open } from '@lantern/decision'
import type { StoredEvent } from '@lantern/event-store'
import type { AnyProjection } from './projection.js'
import { cellsOf, isStorable, type Cell } from './row.js'

/** An event on its way to the folds: in its current version, or with the error that kept it from becoming that. */
export interface Arriving {
  readonly event: StoredEvent
  readonly error?: Error
}

/** A stream whose next event a fold could not take. Names the error's class only: its message may hold what was in the event. */
export interface Parked {
  readonly projection: string
  readonly stream: string
  /** Position of the first event that waits. */
  readonly position: bigint
  readonly errorName: string
}

/** With the error itself, whose message may hold what was in the event: for specs, never for logs. */
export interface ParkedNow extends Parked {
  readonly error: unknown
}

/** What a batch of events makes of some rows: those to write as cells, those to remove, and the streams that must wait. */
export interface Folded {
  readonly written: readonly (readonly Cell[])[]
  readonly removed: readonly string[]
  readonly parked: readonly ParkedNow[]
}

type Rows = Map<string, object | undefined>

const prefixOf = (stream: string): string => stream.slice(0, stream.indexOf('-'))

/** An event that could not be read, or that this build does not know, is not among the others that a view ignores: nobody can say. */
const foldOf = (projection: AnyProjection, type: string, error?: Error) => projection.on[type] ?? (error ? undefined : projection.on['others'])

/** The events of these that the projection has a fold for (or should have). */
export function eventsFor(projection: AnyProjection, arriving: readonly Arriving[]): readonly Arriving[] {
  const streams = new Set(projection.streams)
  return arriving.filter(({ event, error }) => foldOf(projection, event.type, error) !== 'ignored' && streams.has(prefixOf(event.stream)))
}

/** Keys of the rows that an event changes. @throws when a database could not hold one */
export function keysOf(projection: AnyProjection, event: StoredEvent): readonly string[] {
  const keys = projection.keysOf ? projection.keysOf(event) : [event.stream.slice(event.stream.indexOf('-') + 1)]
  for (const key of keys) if (!isStorable(key)) throw new BadKey()
  return keys
}

export class BadKey extends Error {
  override readonly name = 'BadKey'
}

/** The keys whose rows must be at hand to fold these events. Those of an event that cannot tell are left out: folding it parks its stream. */
export function keysNeeded(projection: AnyProjection, arriving: readonly Arriving[]): readonly string[] {
  const keys = new Set<string>()
  for (const { event, error } of arriving) {
    if (error !== undefined) continue
    try {
      for (const key of keysOf(projection, event)) keys.add(key)
    } catch {
      continue
    }
  }
  return [...keys]
}

/**
 * Folds events, in order, into rows, each of which is then written once. An event that throws leaves no trace of itself: its stream
 * waits from there on, and the other streams go on. `before` holds the rows as they stand; `waiting` the streams that wait already.
 */
export function foldBatch(
  projection: AnyProjection,
  arriving: readonly Arriving[],
  before: ReadonlyMap<string, object>,
  waiting: ReadonlySet<string>,
  open: Open,
): Folded {
  try {
    return foldRows(projection, arriving, before, waiting, open, false)
  } catch {
    // Some fold left something that no cell can hold. Which one is seen by making the cells after each event.
    return foldRows(projection, arriving, before, waiting, open, true)
  }
}

function foldRows(
  projection: AnyProjection,
  arriving: readonly Arriving[],
  before: ReadonlyMap<string, object>,
  waiting: ReadonlySet<string>,
  open: Open,
  check: boolean,
): Folded {
  const rows: Rows = new Map()
  const parked = new Map<string, ParkedNow>()
  for (const { event, error } of arriving) {
    if (waiting.has(event.stream) || parked.has(event.stream)) continue
    try {
      if (error !== undefined) throw error
      for (const [key, row] of foldOne(projection, event, rows, before, open, check)) rows.set(key, row)
    } catch (thrown) {
      const errorName = thrown instanceof Error ? thrown.name : typeof thrown
      parked.set(event.stream, { projection: projection.name, stream: event.stream, position: event.position, errorName, error: thrown })
    }
  }
  const written: Cell[][] = []
  const removed: string[] = []
  for (const [key, row] of rows) {
    if (row) written.push(cellsOf(projection, key, row))
    else if (before.has(key)) removed.push(key)
  }
  return { written, removed, parked: [...parked.values()] }
}

/** All rows of one event, or none when one of its folds throws. */
function foldOne(
  projection: AnyProjection,
  event: StoredEvent,
  rows: Rows,
  before: ReadonlyMap<string, object>,
  open: Open,
  check: boolean,
): readonly [string, object | undefined][] {
  const fold = foldOf(projection, event.type)
  if (fold === 'ignored') return []
  if (fold === undefined) throw new UnknownEvent(`${projection.name} has no fold for ${event.type}.`)
  return keysOf(projection, event).map(key => {
    const row = fold(rows.has(key) ? rows.get(key) : before.get(key), event, open, key)
    if (check && row) cellsOf(projection, key, row)
    return [key, row]
  })
}

/** An event type that this build does not know: recorded by a newer one. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent'
}
