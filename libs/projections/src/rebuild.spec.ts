import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { StoredEvent } from '@lantern/event-store'
import { onBothEngines } from '@lantern/testing/engines'
import { execFileSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { differingViews } from './differing-views.js'
import { extended, lent, loans, newLibrary, readers, returned, type Library } from './library.fixture.js'
import { openViews } from './open-views.js'
import { projection } from './projection.js'
import { rebuildInWorker } from './rebuild-in-worker.js'
import { rebuild } from './rebuild.js'
import { ProjectionRunner } from './runner.js'

let library: Library
const running: ProjectionRunner[] = []
beforeEach(async () => {
  library = await newLibrary()
})
afterEach(async () => {
  for (const runner of running.splice(0)) await runner.stop()
  await library.remove()
})

onBothEngines('rebuilding', open => {
  const projections = [loans, readers]
  async function follow(): Promise<ProjectionRunner> {
    const runner = new ProjectionRunner(open().engine, library, projections)
    running.push(runner)
    await runner.start()
    return runner
  }

  it('makes of the log what following it made, in batches of any size', async () => {
    const runner = await follow()
    for (let n = 0; n < 30; n++) await library.record(String(n % 7), n < 7 ? lent(`reader-${n % 3}`) : n % 4 ? extended(n) : returned)
    await runner.waitFor(await library.store.head(), 5000)
    const followed = await open().views.rows(loans).selectAll().orderBy('loan').execute()
    for (const batch of [1, 7, 5000]) {
      expect(await rebuild(open().engine, library, projections, { batch })).toBe(30)
      expect(await open().views.rows(loans).selectAll().orderBy('loan').execute()).toEqual(followed)
    }
  })

  it('loses nothing that is recorded, and followed, while it goes on', async () => {
    const runner = await follow()
    for (let n = 0; n < 20; n++) await library.record(String(n), lent())
    let writing = 0
    const slow = {
      ...library,
      store: {
        head: () => library.store.head(),
        readForFolds: async (options: Parameters<Library['store']['readForFolds']>[0]): Promise<readonly StoredEvent[]> => {
          const events = await library.store.readForFolds(options)
          if (writing < 25) await runner.waitFor(await library.record(String(++writing % 20), extended(1)), 5000)
          return events
        },
      },
    }
    await rebuild(open().engine, slow, projections, { batch: 3 })
    const last = await library.record('1', returned)
    expect(await runner.waitFor(last, 5000)).toBe(true)
    expect(await open().views.find(loans, '1')).toMatchObject({ status: 'back', days: 16 })
    expect(await differingViews(open().engine, library, projections)).toEqual([])
  })

  it('keeps the index, and can be done again and again', async () => {
    await follow()
    for (let n = 0; n < 3; n++) await rebuild(open().engine, library, projections)
    const indexes =
      open().engine.kind === 'sqlite'
        ? "select name from sqlite_schema where type = 'index' and name like 'on_%'"
        : "select indexname from pg_indexes where indexname like 'on_%' and schemaname = current_schema()"
    expect(await open().engine.transaction(session => session.all(indexes))).toHaveLength(1)
  })

  it('names a view whose rows, or number of rows, are not what its events make', async () => {
    const runner = await follow()
    const { engine } = open()
    await library.record('1', lent())
    await library.record('2', lent())
    await runner.waitFor(await library.store.head(), 5000)
    expect(await differingViews(engine, library, projections)).toEqual([])
    await engine.transaction(session => session.run("update loans set days = 99 where loan = '2'"))
    expect(await differingViews(engine, library, projections)).toEqual(['loans'])
    await engine.transaction(session => session.run("delete from readers where reader = 'everybody'"))
    expect(await differingViews(engine, library, projections)).toEqual(['loans', 'readers'])
    await rebuild(engine, library, projections)
    expect(await differingViews(engine, library, projections)).toEqual([])
    expect(await differingViews(engine, library, [{ ...loans, version: 2 }])).toEqual(['loans'])
  })

  it('refuses names that are no plain names, and two views of one name', async () => {
    const named = (name: string) =>
      projection<never, { readonly id: string }>({ name, version: 1, streams: [], key: 'id', columns: { id: 'text' }, on: {} })
    for (const name of ['case list', 'x; drop table y', 'Cases', 'checkpoints', 'a__next'])
      await expect(rebuild(open().engine, library, [named(name)])).rejects.toThrow()
    await expect(rebuild(open().engine, library, [named('twice'), named('twice')])).rejects.toThrow('Two views are called twice.')
  })
})

describe('rebuilding on a worker thread', () => {
  beforeAll(() => {
    const root = join(import.meta.dirname, '..', '..', '..')
    for (const name of ['decision', 'clock', 'event-store', 'privacy', 'projections'])
      execFileSync(process.execPath, [join(root, 'infra', 'build', 'build.mjs'), '--project', `libs/${name}`], { stdio: 'ignore' })
  })

  it('opens everything anew over there, by module and paths', async () => {
    for (let n = 0; n < 12; n++) await library.record(String(n % 3), lent(), extended(1))
    const file = join(dirname(library.file), 'views.db')
    const told: number[] = []
    const module = new URL('./rebuild-in-worker.fixture.mjs', import.meta.url).href
    const read = await rebuildInWorker({
      module,
      data: { events: library.file, views: file },
      views: ['counted'],
      batch: 10,
      onProgress: events => told.push(events),
    })
    expect(read).toBe(24)
    expect(told.slice(0, 3)).toEqual([10, 20, 24])
    const { views, close } = await openViews({ kind: 'sqlite', file, readOnly: true })
    const counted = projection<never, { readonly loan: string; readonly times: number }>({
      name: 'counted',
      version: 1,
      streams: ['loan'],
      key: 'loan',
      columns: { loan: 'text', times: 'integer' },
      on: {},
    })
    expect(await views.rows(counted).selectAll().orderBy('loan').execute()).toEqual([
      { loan: '0', times: 8 },
      { loan: '1', times: 8 },
      { loan: '2', times: 8 },
    ])
    await close()
    await expect(rebuildInWorker({ module, data: { events: library.file, views: file }, views: ['nothing'] })).rejects.toThrow(
      'There is no view called nothing.',
    )
  })
})
