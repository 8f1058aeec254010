import { START, type Position } from '@lantern/event-store'
import { CompiledQuery } from 'kysely'
import { Arrivals } from './arriving.js'
import { applyBatch } from './apply-batch.js'
import { checkpointsOf } from './bookkeeping.js'
import { makeTable } from './build-tables.js'
import { sql, type Engine } from './engine.js'
import { openSqliteViews, scratch } from './engine-sqlite.js'
import type { AnyProjection } from './projection.js'
import { filterFor, type RebuildSource } from './rebuild.js'
import type { Cells } from './row.js'
import { frame } from './schema.js'

const page = 1000
const batch = 5000

/** How often a view that moved on while it was compared is compared again. */
const attempts = 5

/**
 * Names of the views whose rows are not what the events make of them, each compared row by row with a rebuild up to its own checkpoint.
 * The rebuild lies in a private SQLite file that is gone when it closes. A view that is missing or of another version differs.
 */
export async function differingViews(
  engine: Engine,
  source: RebuildSource,
  projections: readonly AnyProjection[],
): Promise<readonly string[]> {
  const differing: string[] = []
  for (const projection of projections) if (!(await isAsRebuilt(engine, source, projection))) differing.push(projection.name)
  return differing
}

async function isAsRebuilt(engine: Engine, source: RebuildSource, projection: AnyProjection): Promise<boolean> {
  const fresh = openSqliteViews(scratch)
  try {
    await fresh.transaction(async session => {
      for (const statement of frame) await session.run(statement)
      await makeTable(session, projection)
    })
    let reached = START
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const checkpoint = (await checkpointsOf(engine)).find(({ name }) => name === projection.name)
      if (checkpoint?.version !== projection.version) return false
      // It stands still, and what it holds is not what its events make.
      if (attempt > 1 && checkpoint.position === reached) return false
      await foldUpTo(fresh, source, projection, reached, checkpoint.position)
      reached = checkpoint.position
      if (await sameRows(projection, engine, fresh)) return true
    }
    return false
  } finally {
    await fresh.close()
  }
}

async function foldUpTo(
  fresh: Engine,
  { store, sealer, streams, clock }: RebuildSource,
  projection: AnyProjection,
  from: Position,
  to: Position,
): Promise<void> {
  const arrivals = new Arrivals(streams, sealer)
  for (let after = from; after < to;) {
    const read = await store.readForFolds({ after, max: batch, filter: filterFor([projection]) })
    const events = read.filter(({ position }) => position <= to)
    const upTo = read.length < batch || events.length < read.length ? to : (events.at(-1)?.position ?? to)
    const arriving = await arrivals.of(events)
    await fresh.transaction(session => applyBatch(session, [projection], { arriving, upTo, open: arrivals.open, now: clock.now() }))
    after = upTo
  }
}

async function sameRows(projection: AnyProjection, live: Engine, fresh: Engine): Promise<boolean> {
  const keyAt = Object.keys(projection.columns).indexOf(projection.key)
  for (let after: string | undefined; ;) {
    const [one, other] = [await rowsAfter(live, projection, after), await rowsAfter(fresh, projection, after)]
    if (JSON.stringify(one) !== JSON.stringify(other)) return false
    if (one.length < page) return true
    after = String(one.at(-1)?.[keyAt])
  }
}

/** Rows in order of their key, cells as stored. Both engines compare keys by code point. */
async function rowsAfter(
  { kind, db }: Engine,
  { name, key, columns }: AnyProjection,
  after?: string,
): Promise<readonly (readonly unknown[])[]> {
  const beyond = after === undefined ? '' : `where ${key} > ? `
  const statement = sql(kind, `select ${Object.keys(columns).join(', ')} from ${name} ${beyond}order by ${key} limit ${page}`)
  const { rows } = await db.executeQuery<Cells>(CompiledQuery.raw(statement, after === undefined ? [] : [after]))
  return rows.map(row => Object.keys(columns).map(column => row[column]))
}
