import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { onBothEngines } from '@lantern/testing/engines'
import { applyBatch } from './apply-batch.js'
import { Arrivals } from './arriving.js'
import { differingViews } from './differing-views.js'
import type { Engine, Session } from './engine.js'
import { extended, lent, loans, newLibrary, readers, returned, type Library } from './library.fixture.js'
import { rebuild } from './rebuild.js'
import { checkpointsOf } from './bookkeeping.js'

class Killed extends Error {}

/** An engine that dies before its n-th statement: nothing of the transaction at hand is kept, as when the process is killed. */
function dyingBefore(engine: Engine, n: number): { readonly engine: Engine; readonly statements: () => number } {
  let statements = 0
  const counted =
    <A extends readonly unknown[], R>(call: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      if (++statements === n) throw new Killed()
      return call(...given)
    }
  const dying = (session: Session): Session => ({
    kind: session.kind,
    all: counted(session.all),
    run: counted(session.run),
    load: counted(session.load),
    save: counted(session.save),
    remove: counted(session.remove),
  })
  const transaction: Engine['transaction'] = work =>
    engine.transaction(async session => {
      const result = await work(dying(session))
      if (++statements === n) throw new Killed()
      return result
    })
  return { engine: { ...engine, transaction }, statements: () => statements }
}

/** What must not be done: each statement committed by itself. */
function inPieces(engine: Engine): Engine {
  const session: Session = {
    kind: engine.kind,
    all: (...given) => engine.transaction(piece => piece.all(...given)),
    run: (...given) => engine.transaction(piece => piece.run(...given)),
    load: (...given) => engine.transaction(piece => piece.load(...given)),
    save: (...given) => engine.transaction(piece => piece.save(...given)),
    remove: (...given) => engine.transaction(piece => piece.remove(...given)),
  }
  return { ...engine, transaction: work => work(session) }
}

onBothEngines('a projector killed between any two statements', open => {
  let library: Library
  const projections = [loans, readers]
  beforeEach(async () => {
    library = await newLibrary()
    for (let n = 0; n < 8; n++) await library.record(String(n % 4), n < 4 ? lent(`reader-${n % 2}`) : n % 3 ? extended(n) : returned)
  })
  afterEach(() => library.remove())

  /** Goes on from the checkpoint in batches of four, as the runner does after a restart. */
  async function bringForward(engine: Engine): Promise<void> {
    const arrivals = new Arrivals(library.streams, library.sealer)
    for (;;) {
      const after = (await checkpointsOf(open().engine)).map(({ position }) => position).sort((a, b) => Number(a - b))[0] ?? -1n
      const events = await library.store.readAll({ after, max: 4 })
      const upTo = events.at(-1)?.position
      if (upTo === undefined) return
      const arriving = await arrivals.of(events)
      await engine.transaction(session => applyBatch(session, projections, { arriving, upTo, open: arrivals.open, now: '' }))
    }
  }

  const emptied = async (): Promise<void> => {
    const empty = await newLibrary()
    await rebuild(open().engine, empty, projections)
    await empty.remove()
  }

  it('goes on to the same rows as a fresh rebuild', async () => {
    await emptied()
    const whole = dyingBefore(open().engine, 0)
    await bringForward(whole.engine)
    const points = whole.statements()
    expect(points).toBe(24)
    for (let n = 1; n <= points; n++) {
      await emptiedBookkeeping(open().engine)
      await expect(bringForward(dyingBefore(open().engine, n).engine)).rejects.toThrow(Killed)
      await bringForward(open().engine)
      expect([n, await differingViews(open().engine, library, projections)]).toEqual([n, []])
    }
  })

  it('would notice a projector that keeps rows and checkpoint in transactions of their own', async () => {
    await emptied()
    const whole = dyingBefore(open().engine, 0)
    await bringForward(whole.engine)
    const wrong: number[] = []
    for (let n = 1; n <= whole.statements(); n++) {
      await emptiedBookkeeping(open().engine)
      await expect(bringForward(dyingBefore(inPieces(open().engine), n).engine)).rejects.toThrow(Killed)
      await bringForward(open().engine)
      if ((await differingViews(open().engine, library, projections)).length > 0) wrong.push(n)
    }
    expect(wrong.length).toBeGreaterThan(0)
  })

  /** Takes the views back to before the first event. */
  async function emptiedBookkeeping(engine: Engine): Promise<void> {
    await engine.transaction(async session => {
      for (const { name } of projections) await session.run(`delete from ${name}`)
      await session.run('update checkpoints set position = -1')
    })
  }

  it('leaves the old view whole when a rebuild is killed, and the next rebuild succeeds', async () => {
    await emptied()
    await bringForward(open().engine)
    const before = await open().views.rows(loans).selectAll().orderBy('loan').execute()
    const whole = dyingBefore(open().engine, 0)
    await rebuild(whole.engine, library, projections, { batch: 5 })
    const points = whole.statements()
    expect(points).toBeGreaterThan(25)
    for (let n = 1; n <= points; n++) {
      await expect(rebuild(dyingBefore(open().engine, n).engine, library, projections, { batch: 5 })).rejects.toThrow(Killed)
      expect([n, await open().views.rows(loans).selectAll().orderBy('loan').execute()]).toEqual([n, before])
    }
    await rebuild(open().engine, library, projections)
    expect(await differingViews(open().engine, library, projections)).toEqual([])
  })
})
