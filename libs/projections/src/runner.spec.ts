import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { onBothEngines } from '@lantern/testing/engines'
import { differingViews } from './differing-views.js'
import type { Parked } from './fold-batch.js'
import { broken, dusted, extended, lent, loans, newLibrary, readers, returned, type Library } from './library.fixture.js'
import { CheckpointProgress } from './progress.js'
import { ProjectionRunner, type RunnerOptions } from './runner.js'
import type { OpenViews } from './open-views.js'

onBothEngines('the projector', open => {
  let library: Library
  const runners: ProjectionRunner[] = []
  beforeEach(async () => {
    library = await newLibrary()
  })
  afterEach(async () => {
    broken.clear()
    for (const runner of runners.splice(0)) await runner.stop()
    await library.remove()
  })

  async function started(
    { engine }: OpenViews = open(),
    options: RunnerOptions = {},
    projections = [loans, readers],
  ): Promise<ProjectionRunner> {
    const runner = new ProjectionRunner(engine, library, projections, options)
    runners.push(runner)
    await runner.start()
    return runner
  }

  it('keeps every view at the head of the log, sealed fields opened and json parsed', async () => {
    const runner = await started()
    await library.record('1', lent('reader-1', "Zoë O'Neil"), extended(7))
    const last = await library.record('2', lent('reader-2'), returned)
    expect(await runner.waitFor(last, 5000)).toBe(true)
    const { views } = open()
    expect(await views.find(loans, '1')).toEqual({
      loan: '1',
      reader: 'reader-1',
      name: "Zoë O'Neil",
      status: 'out',
      days: 21,
      tags: ['blue', 'old'],
      changed_at: '2027-01-11T09:00:00.000Z',
    })
    expect(await views.rows(loans).select(['loan', 'days']).where('status', '=', 'back').execute()).toEqual([{ loan: '2', days: 14 }])
    expect(await views.rows(readers).selectAll().orderBy('reader').execute()).toEqual([
      { reader: 'everybody', lent: 1 },
      { reader: 'reader-1', lent: 1 },
      { reader: 'reader-2', lent: 1 },
    ])
    expect(await views.find(loans, '3')).toBeUndefined()
    expect(
      await views
        .rows(loans)
        .select(({ fn }) => fn.countAll<number>().as('number'))
        .execute(),
    ).toEqual([{ number: 2 }])
    expect(await views.rows(loans).select('loan').where('name', 'like', 'ZOË%').execute()).toEqual([])
  })

  it('removes the row when a fold leaves none', async () => {
    const runner = await started()
    await library.record('1', lent())
    await library.record('1', returned)
    await runner.waitFor(await library.store.head(), 5000)
    expect(await open().views.find(readers, 'everybody')).toBeUndefined()
  })

  it('goes on after a restart where it stood, and folds nothing twice', async () => {
    const first = await started()
    await library.record('1', lent(), extended(7))
    await first.waitFor(await library.store.head(), 5000)
    await first.stop()
    await library.record('1', extended(7))
    const second = await started()
    await second.waitFor(await library.store.head(), 5000)
    expect(await open().views.find(loans, '1')).toMatchObject({ days: 28 })
    expect(await differingViews(open().engine, library, [loans, readers])).toEqual([])
  })

  it('lets two processes run the same projections without folding an event twice', async () => {
    const [one, other] = await Promise.all([started(), started()])
    for (let n = 0; n < 40; n++) await library.record(String(n % 5), n < 5 ? lent() : extended(1))
    const head = await library.store.head()
    expect(await Promise.all([one.waitFor(head, 5000), other.waitFor(head, 5000)])).toEqual([true, true])
    expect(await differingViews(open().engine, library, [loans, readers])).toEqual([])
    expect(await open().views.find(loans, '3')).toMatchObject({ days: 21 })
  })

  it('parks an event that only a newer build knows, in views that ignore others too', async () => {
    const runner = await started()
    await library.record('1', lent())
    await library.record('1', { type: 'BookBurnt', data: {} } as unknown as ReturnType<typeof lent>)
    await runner.waitFor(await library.store.head(), 5000)
    expect((await open().views.parked('loan-1')).map(({ projection, errorName }) => [projection, errorName]).sort()).toEqual([['loans', 'UnknownEvent'], ['readers', 'UnknownEvent']])
    expect(await open().views.find(readers, 'everybody')).toMatchObject({ lent: 1 })
  })

  it('builds a view again by itself when its version was raised', async () => {
    const first = await started()
    await library.record('1', lent(), extended(7))
    await first.waitFor(await library.store.head(), 5000)
    await first.stop()
    const columns = { ...loans.columns, first_day: 'text' } as const
    const wider = {
      ...loans,
      version: 2,
      columns,
      on: {
        ...loans.on,
        BookLent: () => ({ loan: '1', reader: 'r', name: null, status: 'out', days: 1, tags: [], changed_at: 'x', first_day: 'Monday' }),
      },
    } as const
    await started(open(), {}, [wider as unknown as typeof loans])
    expect(await open().views.find(loans, '1')).toMatchObject({ first_day: 'Monday', days: 8 })
  })

  it('parks the stream of an event that a fold throws on, lets the others go on, and heals in order', async () => {
    const alarms: Parked[] = []
    const runner = await started(open(), { onParked: parked => alarms.push(parked) })
    broken.add('loan-2')
    await library.record('1', lent())
    await library.record('2', lent(), extended(1))
    await library.record('2', extended(2))
    await library.record('2', returned)
    await library.record('1', extended(7))
    await runner.waitFor(await library.store.head(), 5000)
    const { views } = open()
    expect(await views.find(loans, '1')).toMatchObject({ days: 21 })
    expect(await views.find(loans, '2')).toMatchObject({ days: 14, status: 'out' })
    const [parked] = await views.parked('loan-2')
    expect(parked).toEqual({
      projection: 'loans',
      stream: 'loan-2',
      position: alarms[0]?.position,
      errorName: 'TypeError',
      since: '2027-01-11T09:00:00.000Z',
    })
    expect(alarms).toHaveLength(1)
    expect(runner.parked).toBe(1)
    expect(await runner.lag()).toMatchObject([
      { projection: 'loans', parkedStreams: 1 },
      { projection: 'readers', parkedStreams: 0 },
    ])

    expect(await runner.retryParked()).toEqual({ healed: 0, waiting: 1 })
    broken.clear()
    expect(await runner.retryParked()).toEqual({ healed: 1, waiting: 0 })
    expect(await views.find(loans, '2')).toMatchObject({ days: 17, status: 'back' })
    expect(await views.parked()).toEqual([])
    await library.record('2', extended(1))
    await runner.waitFor(await library.store.head(), 5000)
    expect(await views.find(loans, '2')).toMatchObject({ days: 18 })
    expect(await differingViews(open().engine, library, [loans, readers])).toEqual([])
  })

  it('still parks after a restart what was parked before, until a start finds the fold mended', async () => {
    broken.add('loan-1')
    const first = await started()
    await library.record('1', lent(), extended(1))
    await first.waitFor(await library.store.head(), 5000)
    await first.stop()
    const second = await started()
    await library.record('1', extended(2), returned)
    await second.waitFor(await library.store.head(), 5000)
    expect(await open().views.find(loans, '1')).toMatchObject({ days: 14, status: 'out' })
    await second.stop()
    broken.clear()
    await started()
    expect(await open().views.find(loans, '1')).toMatchObject({ days: 17, status: 'back' })
    expect(await open().views.parked()).toEqual([])
  })

  it('stores what both databases can hold, whatever was typed', async () => {
    const runner = await started()
    await library.record('1', lent('reader-1', 'a\0b\ud800c 𝒜 Łukasz'))
    await runner.waitFor(await library.store.head(), 5000)
    expect(await open().views.find(loans, '1')).toMatchObject({ name: 'a\ufffdb\ufffdc 𝒜 Łukasz' })
  })

  it('parks, and does not stop, when a fold leaves something that is no row', async () => {
    const odd = {
      ...loans,
      on: { ...loans.on, LoanExtended: (row: object | undefined) => ({ ...row, days: 1.5 }) },
    } as unknown as typeof loans
    const runner = await started(open(), {}, [odd])
    await library.record('1', lent(), extended())
    await library.record('2', lent())
    await runner.waitFor(await library.store.head(), 5000)
    expect(await open().views.rows(loans).select(['loan', 'days']).orderBy('loan').execute()).toEqual([
      { loan: '1', days: 14 },
      { loan: '2', days: 14 },
    ])
    expect(await open().views.parked()).toMatchObject([{ stream: 'loan-1', errorName: 'BadRow' }])
  })

  it('waits no longer than it was told, and tells another process from the checkpoints', async () => {
    const runner = await started()
    const elsewhere = new CheckpointProgress(open().engine, [loans, readers])
    const position = await library.record('1', lent())
    expect(await elsewhere.waitFor(position, 5000)).toBe(true)
    expect(await runner.waitFor(position + 1n, 20)).toBe(false)
    expect(await elsewhere.waitFor(position + 1n, 20)).toBe(false)
  })

  it('tells how far behind each view is, and nothing when only others were written', async () => {
    const runner = await started()
    await runner.stop()
    await library.record('1', lent())
    library.clock.set('2027-01-11T09:00:30.000Z')
    expect(await runner.lag()).toMatchObject([
      { projection: 'loans', seconds: 30 },
      { projection: 'readers', seconds: 30 },
    ])
    const again = await started()
    await again.waitFor(await library.store.head(), 5000)
    expect(await again.lag()).toMatchObject([
      { positions: 0n, seconds: 0 },
      { positions: 0n, seconds: 0 },
    ])
  })

  it('builds anew the views that know events which the log does not have', async () => {
    const first = await started()
    await library.record('1', lent())
    await library.record('2', lent())
    await first.waitFor(await library.store.head(), 5000)
    await first.stop()
    const restored = await newLibrary()
    try {
      await restored.record('1', dusted)
      const runner = new ProjectionRunner(open().engine, restored, [loans, readers])
      await runner.start()
      await runner.stop()
      expect(await open().views.rows(loans).selectAll().execute()).toEqual([])
    } finally {
      await restored.remove()
    }
  })
})
