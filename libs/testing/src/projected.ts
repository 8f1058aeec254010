import type { DomainEvent, Instant } from '@lantern/decision'
import { NO_HASH, type StoredEvent } from '@lantern/event-store'
import { foldInMemory, type AnyProjection, type Projection } from '@lantern/projections'
import { openSealed } from './sealed.js'

/** Events as if recorded in this stream, one a minute. Revisions and hashes are made up; folds that read `by` or times are given them here. */
export function recorded(
  stream: string,
  events: readonly DomainEvent[],
  told: { readonly at?: Instant; readonly by?: StoredEvent['by'] } = {},
): readonly StoredEvent[] {
  const start = Date.parse(told.at ?? '2027-01-11T09:00:00.000Z')
  return events.map((event, revision) => {
    const at = new Date(start + revision * 60_000).toISOString()
    return {
      id: `${stream}-event-${revision}`,
      type: event.type,
      version: 1,
      data: event.data,
      stream,
      revision,
      position: BigInt(revision + 1),
      recordedAt: at,
      happenedAt: at,
      by: told.by ?? { user: 'coordinator-1', agency: 'hub' },
      commandId: `${stream}-command-${revision}`,
      digest: 'none',
      correlation: `${stream}-command-0`,
      rules: '',
      previousHash: NO_HASH,
      hash: NO_HASH,
    }
  })
}

/** In the order of the list, as the log would number them. */
const inOrder = (events: readonly StoredEvent[]): readonly StoredEvent[] =>
  events.map((event, index) => ({ ...event, position: BigInt(index + 1) }))

/** The rows that these events make, in order of key, each event in a batch of its own. @throws what a fold throws */
export const projected = <E extends DomainEvent, Row extends object>(
  projection: Projection<E, Row>,
  events: readonly StoredEvent[],
): Promise<readonly Row[]> =>
  rowsOf(
    projection,
    inOrder(events).map(event => [event]),
  )

/** The same with every event delivered twice, as after a crash: the rows must be those of `projected`. */
export const projectedTwice = <E extends DomainEvent, Row extends object>(
  projection: Projection<E, Row>,
  events: readonly StoredEvent[],
): Promise<readonly Row[]> =>
  rowsOf(
    projection,
    inOrder(events).flatMap(event => [[event], [event]]),
  )

async function rowsOf<E extends DomainEvent, Row extends object>(
  projection: Projection<E, Row>,
  batches: readonly (readonly StoredEvent[])[],
): Promise<readonly Row[]> {
  return ((await foldInMemory([projection], batches, openSealed)).get(projection.name) ?? []) as readonly Row[]
}

/**
 * Names of the projections whose rows, kept up to date in batches of these sizes (taken in turn), differ from one fold of everything.
 * Empty when all is well. Events as recorded, in the order of the log.
 */
export async function differingWhenKept(
  projections: readonly AnyProjection[],
  events: readonly StoredEvent[],
  sizes: readonly number[] = [1, 2, 7],
): Promise<readonly string[]> {
  const ordered = inOrder(events)
  const batches: (readonly StoredEvent[])[] = []
  for (let from = 0, turn = 0; from < ordered.length; turn++) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1)
    batches.push(ordered.slice(from, from + size))
    from += size
  }
  const kept = await foldInMemory(projections, batches, openSealed)
  const rebuilt = await foldInMemory(projections, [ordered], openSealed)
  return projections.filter(({ name }) => JSON.stringify(kept.get(name)) !== JSON.stringify(rebuilt.get(name))).map(({ name }) => name)
}

/** Whether every projection kept event by event ends as if rebuilt at once. */
export const sameAsRebuilt = async (
  projections: readonly AnyProjection[],
  events: readonly StoredEvent[],
  sizes?: readonly number[],
): Promise<boolean> => (await differingWhenKept(projections, events, sizes)).length === 0
