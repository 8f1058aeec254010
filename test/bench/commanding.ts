import type { Running } from '@lantern/platform'
import { join } from 'node:path'
import { Extending, extensions, open } from './extending.js'
import { RawCommits } from './floors.js'
import { growLog } from './grow-log.js'
import type { Bench, Measure } from './measure.js'
import { openLoop } from './open-loop.js'
import type { Without } from './parts.js'
import { many, type Reading } from './reading.js'
import { startHub } from './running.js'
import { interleaved, median, medianRatio, quantile, timed } from './statistics.js'

const milliseconds = 1_200

/** Commands through the whole flow, read models included, beside raw commits; and the same without the chain, and without sealing. */
export const commanding: Measure = {
  ids: ['P1', 'P2', 'P21.commands', 'P22.commands', 'P23'],
  async run(bench) {
    const cases = bench.full ? 15_000 : 2_000
    const hub = await hubWith(bench, 'hub', cases)
    const unchained = await hubWith(bench, 'unchained', cases, { chain: true })
    const unsealed = await hubWith(bench, 'unsealed', cases, { sealing: true })
    const floor = new RawCommits(join(bench.folder, 'floor.db'))
    bench.say('commands in turns with raw commits, without the chain and without sealing')
    const rates = await interleaved(bench.rounds, {
      floor: () => floor.rate(milliseconds),
      one: () => hub.extending.rate(1, milliseconds),
      many: () => hub.extending.rate(32, milliseconds),
      unchained: () => unchained.extending.rate(32, milliseconds),
      unsealed: () => unsealed.extending.rate(32, milliseconds),
      visible: () => visibleP99(hub),
    })
    floor.close()
    const size = `${many(hub.events)} events of ${many(cases)} open cases, one event a command`
    for (const { running } of [hub, unchained, unsealed]) await running.close()
    const compared = (id: Reading['id'], ours: readonly number[], others: readonly number[]): Reading => ({
      id,
      value: medianRatio(ours, others),
      size,
      of: `${many(median(ours))} of ${many(median(others))} a second`,
    })
    return [
      compared('P1', rates.one, rates.floor),
      compared('P2', rates.many, rates.floor),
      compared('P21.commands', rates.many, rates.unchained),
      compared('P22.commands', rates.many, rates.unsealed),
      { id: 'P23', value: median(rates.visible), size },
    ]
  },
}

/** Milliseconds from the acknowledgement of a command until the views show it, at 200 commands a second. */
async function visibleP99({ running, extending }: Prepared): Promise<number> {
  const waited: number[] = []
  await openLoop(200, milliseconds, async () => {
    const { position } = await extending.once(0)
    waited.push(await timed(() => running.parts.progress.waitFor(position, 10_000)))
  })
  return quantile(waited, 0.99)
}

interface Prepared {
  readonly running: Running
  readonly extending: Extending
  readonly events: number
}

async function hubWith(bench: Bench, name: string, cases: number, without?: Without): Promise<Prepared> {
  bench.say(`recording ${many(cases)} open cases (${name})`)
  const running = await startHub(join(bench.folder, name), without)
  const { store, sealer, progress } = running.parts
  const events = await growLog(store, sealer, { from: 0, cases, shape: open })
  await progress.waitFor(await store.head(), 120_000)
  return { running, extending: new Extending(running, extensions(cases, open)), events }
}
