import type { Open } from '@lantern/decision'
import type { StoredEvent } from '@lantern/event-store'
import { applyBatch } from './apply-batch.js'
import { makeTable } from './build-tables.js'
import { inMemory, openSqliteViews } from './engine-sqlite.js'
import type { AnyProjection } from './projection.js'
import { rowOf } from './row.js'
import { frame } from './schema.js'

/**
 * The rows that these batches of events make, by view and in order of key, through the very code that keeps the views, in a database
 * of its own in memory. Events are taken as they are: not upcast.
 * @throws what a fold throws
 */
export async function foldInMemory(
  projections: readonly AnyProjection[],
  batches: Iterable<readonly StoredEvent[]>,
  open: Open,
): Promise<ReadonlyMap<string, readonly object[]>> {
  const engine = openSqliteViews(inMemory)
  try {
    return await engine.transaction(async session => {
      for (const statement of frame) await session.run(statement)
      for (const projection of projections) await makeTable(session, projection)
      for (const batch of batches) {
        const upTo = batch.at(-1)?.position
        if (upTo === undefined) continue
        const arriving = batch.map(event => ({ event }))
        const [parked] = await applyBatch(session, projections, { arriving, upTo, open, now: batch[0]?.recordedAt ?? '' })
        if (parked) throw parked.error
      }
      const rows = new Map<string, readonly object[]>()
      for (const projection of projections) {
        const cells = await session.all(`select * from ${projection.name} order by ${projection.key}`)
        rows.set(
          projection.name,
          cells.map(row => rowOf(projection, row)),
        )
      }
      return rows
    })
  } finally {
    await engine.close()
  }
}
