import { START } from '@lantern/event-store'
import { lockedCheckpoints, setCheckpoint, tellChanged } from './bookkeeping.js'
import { sql, type Engine, type Session } from './engine.js'
import type { AnyProjection } from './projection.js'
import { createIndexes, createTable, nextOf } from './schema.js'

/** An empty table with its indexes and a checkpoint before the first event, in place of any that was there. */
export async function makeTable(session: Session, projection: AnyProjection): Promise<void> {
  await dropTable(session, projection.name)
  await session.run(createTable(session.kind, projection))
  for (const index of createIndexes(projection)) await session.run(index)
  await setCheckpoint(session, { name: projection.name, version: projection.version, position: START })
}

export async function dropTable(session: Session, name: string): Promise<void> {
  await session.run(`drop table if exists ${name}`)
  await session.run(sql(session.kind, 'delete from checkpoints where name = ?'), name)
  await session.run(sql(session.kind, 'delete from parked where projection = ?'), name)
}

/** The projections whose table is missing or of another version, and so cannot be brought forward but must be rebuilt. */
export async function outdated(engine: Engine, projections: readonly AnyProjection[]): Promise<readonly AnyProjection[]> {
  const found = await engine.transaction(session =>
    lockedCheckpoints(
      session,
      projections.map(({ name }) => name),
    ),
  )
  return projections.filter(({ name, version }) => found.get(name)?.version !== version)
}

/** The same projection beside itself: its rows go to the table that is being built. */
export const beside = (projection: AnyProjection): AnyProjection => ({ ...projection, name: nextOf(projection.name) })

/**
 * Puts the new table in the old one's place, if it holds everything that the old one does: nobody ever sees a view go back.
 * Returns whether it did; false means that the old one has gone ahead meanwhile and the new one must catch up first.
 */
export async function switchOver(session: Session, projection: AnyProjection): Promise<boolean> {
  const { name, version } = projection
  const next = nextOf(name)
  const checkpoints = await lockedCheckpoints(session, [name, next])
  const made = checkpoints.get(next)
  const old = checkpoints.get(name)
  if (!made) throw new Error(`${name} has not been rebuilt.`)
  if (old && old.version === version && old.position > made.position) return false
  await dropTable(session, name)
  await session.run(`alter table ${next} rename to ${name}`)
  await tellChanged(session, name)
  await session.run(sql(session.kind, 'delete from changes where name = ?'), next)
  await session.run(sql(session.kind, 'update parked set projection = ? where projection = ?'), name, next)
  await session.run(sql(session.kind, 'update checkpoints set name = ? where name = ?'), name, next)
  return true
}
