import { SystemClock } from '@lantern/clock'
import { verifyFile } from '@lantern/event-store'
import { actionListProjection } from '@lantern/actions'
import { researchRequestsProjection } from '@lantern/marac'
import { filesOf, streamTypes, type Parts } from '@lantern/platform'
import { openViews, rebuild, type AnyProjection } from '@lantern/projections'
import { statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { whole } from './case-history.js'
import { plainRebuild, scanAndParse } from './floors.js'
import { growLog } from './grow-log.js'
import type { Bench, Measure } from './measure.js'
import { openParts, type Without } from './parts.js'
import { many, type Reading } from './reading.js'
import { interleaved, median, medianRatio } from './statistics.js'

/** Views built anew, chains verified, bytes counted: on one log of whole cases, and on the same in the clear. */
export const rebuilding: Measure = {
  ids: ['P11', 'P11.sealed', 'P20', 'P21.verify', 'P22.rebuild'],
  async run(bench) {
    const cases = bench.full ? 15_000 : 3_000
    const sealed = await logOf(bench, 'sealed', cases)
    const clear = await logOf(bench, 'clear', cases, { sealing: true })
    const { events: file } = filesOf(sealed.folder)
    const plain = researchRequestsProjection as unknown as AnyProjection
    const opening = actionListProjection as unknown as AnyProjection
    bench.say('rebuilding and verifying in turns')
    const rates = await interleaved(bench.rounds, {
      floor: () => fresh(join(bench.folder, 'floor.db'), views => plainRebuild(file, views)),
      scan: () => scanAndParse(file),
      plain: () => fresh(join(bench.folder, 'views.db'), views => rebuildRate(sealed.parts, plain, views)),
      opening: () => fresh(join(bench.folder, 'views.db'), views => rebuildRate(sealed.parts, opening, views)),
      inTheClear: () => fresh(join(bench.folder, 'views.db'), views => rebuildRate(clear.parts, opening, views)),
      verify: () => verifyRate(file),
    })
    const size = `${many(sealed.events)} events of ${many(cases)} cases`
    const bytes = await bytesAnEvent(sealed.parts, file)
    await sealed.parts.close()
    await clear.parts.close()
    const compared = (id: Reading['id'], ours: readonly number[], others: readonly number[]): Reading => ({
      id,
      value: medianRatio(ours, others),
      size,
      of: `${many(median(ours))} of ${many(median(others))} events/s`,
    })
    return [
      compared('P11', rates.plain, rates.floor),
      compared('P11.sealed', rates.opening, rates.floor),
      { id: 'P20', value: bytes.disk / (bytes.payload + 60), size, of: `${many(bytes.disk)} bytes an event with ${many(bytes.payload)} of payload` },
      compared('P21.verify', rates.verify, rates.scan),
      compared('P22.rebuild', rates.opening, rates.inTheClear),
    ]
  },
}

async function logOf(bench: Bench, name: string, cases: number, without?: Without) {
  const folder = join(bench.folder, name)
  const parts = await openParts(folder, without)
  bench.say(`recording ${many(cases)} cases (${name})`)
  const events = await growLog(parts.store, parts.sealer, { from: 0, cases, shape: whole })
  return { folder, parts, events }
}

/** On a file that was not there before, and is not there afterwards. */
async function fresh(file: string, work: (file: string) => Promise<number> | number): Promise<number> {
  try {
    return await work(file)
  } finally {
    await Promise.all(['', '-wal', '-shm'].map(end => rm(`${file}${end}`, { force: true })))
  }
}

/** Events read a second, as a hub does it that starts with a new version of the view. */
async function rebuildRate({ store, sealer }: Parts, projection: AnyProjection, file: string): Promise<number> {
  const views = await openViews({ kind: 'sqlite', file })
  try {
    const started = performance.now()
    const events = await rebuild(views.engine, { store, sealer, streams: streamTypes, clock: new SystemClock() }, [projection])
    return (events * 1_000) / (performance.now() - started)
  } finally {
    await views.close()
  }
}

function verifyRate(file: string): number {
  const started = performance.now()
  const { events, brokenChains } = verifyFile(file)
  if (brokenChains.length > 0) throw new Error(`The chain of ${brokenChains.length} streams is broken.`)
  return (events * 1_000) / (performance.now() - started)
}

/** Of the event file alone, once the write-ahead log is in it. */
async function bytesAnEvent({ store }: Parts, file: string): Promise<{ readonly disk: number; readonly payload: number }> {
  const database = new DatabaseSync(file)
  database.exec('pragma wal_checkpoint(passive)')
  const row = database.prepare('select count(*) as events, sum(length(cast(data as blob))) as payload from events').get()
  database.close()
  const events = Number(row?.['events'])
  if (BigInt(events) !== (await store.head())) throw new Error('The file holds other events than were recorded.')
  return { disk: statSync(file).size / events, payload: Number(row?.['payload']) / events }
}
