import type { Clock } from '@lantern/clock'
import { START, type EventStore, type Filter, type Position } from '@lantern/event-store'
import type { Sealer } from '@lantern/privacy'
import { setImmediate } from 'node:timers/promises'
import { applyBatch } from './apply-batch.js'
import { Arrivals, type AnyStreamType } from './arriving.js'
import { beside, dropTable, makeTable, outdated, switchOver } from './build-tables.js'
import type { Engine } from './engine.js'
import type { AnyProjection } from './projection.js'
import { checkNames, nextOf } from './schema.js'

/** Where events come from, and what is needed to read them. */
export interface Source extends RebuildSource {
  readonly store: EventStore
}

/** As much of it as a rebuild needs. */
export interface RebuildSource {
  readonly store: Pick<EventStore, 'head' | 'readForFolds'>
  readonly sealer: Pick<Sealer, 'load' | 'open'>
  /** Every stream type that the projections fold. */
  readonly streams: readonly AnyStreamType[]
  readonly clock: Clock
}

export interface RebuildOptions {
  /** Events at a time. Each row is loaded and written once a batch, so larger is faster, and stalls its thread for longer. 5,000 unless told. */
  readonly batch?: number
  /** Leave out the views that are of the declared version by the time that no other process rebuilds. */
  readonly onlyOutdated?: boolean
  /** Told after each batch. */
  readonly onProgress?: (done: { readonly events: number; readonly position: Position }) => void
}

/** Only the events of these projections' streams. */
export const filterFor = (projections: readonly AnyProjection[]): Filter => ({
  streams: [...new Set(projections.flatMap(({ streams }) => streams))].map(name => `${name}-`),
})

/**
 * Builds these views anew from the first event on, beside the tables that readers use, and then puts them in their place in one
 * transaction. A projector may go on with the old tables meanwhile. One rebuild at a time: another process waits its turn.
 * Returns the number of events read.
 */
export async function rebuild(
  engine: Engine,
  source: RebuildSource,
  projections: readonly AnyProjection[],
  options: RebuildOptions = {},
): Promise<number> {
  checkNames(projections)
  return engine.exclusive(async () => {
    const wanted = options.onlyOutdated ? await outdated(engine, projections) : projections
    return wanted.length === 0 ? 0 : rebuildTables(engine, source, wanted, options)
  })
}

async function rebuildTables(
  engine: Engine,
  source: RebuildSource,
  projections: readonly AnyProjection[],
  { batch = 5000, onProgress }: RebuildOptions,
): Promise<number> {
  const next = projections.map(beside)
  await engine.transaction(async session => {
    for (const projection of next) await makeTable(session, projection)
  })
  const arrivals = new Arrivals(source.streams, source.sealer)
  const filter = filterFor(projections)
  let after = START
  let events = 0
  for (;;) {
    const head = await source.store.head()
    const read = await source.store.readForFolds({ after, max: batch, filter })
    const last = read.at(-1)?.position ?? after
    // A short page holds all there was when the head was asked for, so what lies between its end and the head is nothing of ours.
    const upTo = read.length < batch && head > last ? head : last
    const arriving = await arrivals.of(read)
    await engine.transaction(session => applyBatch(session, next, { arriving, upTo, open: arrivals.open, now: source.clock.now() }))
    after = upTo
    events += read.length
    onProgress?.({ events, position: after })
    if (read.length < batch && (await switchAll(engine, projections))) return events
    await setImmediate()
  }
}

/** All of them or none, so that no reader sees a new view beside an old one that belongs with it. */
async function switchAll(engine: Engine, projections: readonly AnyProjection[]): Promise<boolean> {
  try {
    await engine.transaction(async session => {
      for (const projection of projections) if (!(await switchOver(session, projection))) throw new Overtaken()
    })
    return true
  } catch (error) {
    if (error instanceof Overtaken) return false
    throw error
  }
}

class Overtaken extends Error {}

/** Throws away what a rebuild that broke off left beside the views. */
export const dropUnfinished = (engine: Engine, projections: readonly AnyProjection[]): Promise<void> =>
  engine.exclusive(() =>
    engine.transaction(async session => {
      for (const { name } of projections) await dropTable(session, nextOf(name))
    }),
  )
