import { setImmediate } from 'node:timers/promises'
import type { Open } from '@lantern/decision'
import { advance, lockedCheckpoints, park, parkedIn, tellChanged } from './bookkeeping.js'
import type { Session } from './engine.js'
import { eventsFor, foldBatch, keysNeeded, type Arriving, type Parked, type ParkedNow } from './fold-batch.js'
import type { AnyProjection } from './projection.js'
import { notText, readInto } from './row.js'

/** Milliseconds that a batch may hold the thread before other work gets its turn. Nobody else's statements come between: one transaction at a time writes views. */
const slice = 4

export interface Batch {
  readonly arriving: readonly Arriving[]
  /** Everything up to here is in the batch, or is no business of these projections. */
  readonly upTo: bigint
  readonly open: Open
  /** The moment, for what is parked. */
  readonly now: string
}

/**
 * Brings these projections over a batch within one transaction: rows, parked streams and checkpoints together, so that the views are
 * always the fold of exactly the events up to their checkpoints. Events at or below a checkpoint were folded before and are skipped,
 * so folds need no guard against repeats. Returns the streams newly parked.
 */
export async function applyBatch(
  session: Session,
  projections: readonly AnyProjection[],
  { arriving, upTo, open, now }: Batch,
): Promise<readonly ParkedNow[]> {
  const names = projections.map(projection => projection.name)
  const checkpoints = await lockedCheckpoints(session, names)
  const waiting = waitingOf(await parkedIn(session))
  const parked: ParkedNow[] = []
  let turn = performance.now()
  for (const projection of projections) {
    const checkpoint = checkpoints.get(projection.name)
    if (!checkpoint || checkpoint.version !== projection.version) throw new ViewNotReady(projection.name)
    const fresh = eventsFor(projection, arriving).filter(({ event }) => event.position > checkpoint.position)
    if (fresh.length === 0) continue
    if (performance.now() - turn > slice) {
      await setImmediate()
      turn = performance.now()
    }
    parked.push(...(await foldInto(session, projection, fresh, waiting.get(projection.name) ?? new Set(), open)))
  }
  for (const stream of parked) await park(session, stream, now)
  await advance(session, names, upTo)
  return parked
}

/** Loads the rows that these events change, folds, and writes each row once. */
export async function foldInto(
  session: Session,
  projection: AnyProjection,
  arriving: readonly Arriving[],
  waiting: ReadonlySet<string>,
  open: Open,
): Promise<readonly ParkedNow[]> {
  const loaded = new Map((await session.load(projection, keysNeeded(projection, arriving))).map(cells => [String(cells[projection.key]), cells]))
  const columns = notText(projection)
  const before = new Map([...loaded].map(([key, cells]) => [key, readInto({ ...cells }, columns)]))
  const { written, removed, parked } = foldBatch(projection, arriving, before, waiting, open)
  await session.save(projection, written, loaded)
  await session.remove(projection, removed)
  if (written.length + removed.length > 0) await tellChanged(session, projection.name)
  return parked
}

function waitingOf(parked: readonly Parked[]): ReadonlyMap<string, ReadonlySet<string>> {
  const streams = new Map<string, Set<string>>()
  for (const { projection, stream } of parked) {
    const known = streams.get(projection) ?? new Set()
    streams.set(projection, known.add(stream))
  }
  return streams
}

/** The table is of another version than the projection, or there is none: it must be rebuilt first. */
export class ViewNotReady extends Error {
  override readonly name = 'ViewNotReady'
  constructor(projection: string) {
    super(`The view ${projection} has not been built in this version.`)
  }
}
