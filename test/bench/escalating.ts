import { EscalateOverdue } from '@lantern/actions'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { join } from 'node:path'
import type { Shape } from './case-history.js'
import { RawCommits } from './floors.js'
import { growLog } from './grow-log.js'
import type { Measure } from './measure.js'
import { many } from './reading.js'
import { startHub } from './running.js'
import { median, medianRatio, timed } from './statistics.js'

const milliseconds = 1_200
const actionsACase = 60
/** 10,020 actions that fell due on a Friday and that nobody answers: each of these days all of them climb. The first warms up, and does not count. */
const cases = 167
const due: Shape = { actions: actionsACase, openActions: actionsACase, openAre: 'proposed', dueOn: '2026-11-20' }
const days = ['2026-11-23', '2026-11-25', '2026-11-27', '2026-12-04', '2027-01-06']

/** What it costs to write the steps of ten thousand actions that are due at once, and how long everybody else waits meanwhile. */
export const escalating: Measure = {
  ids: ['P15.rate', 'P15.stall'],
  async run(bench) {
    bench.say(`recording ${many(cases * actionsACase)} actions that climb`)
    const running = await startHub(join(bench.folder, 'climbing'))
    const { store, sealer, progress } = running.parts
    await growLog(store, sealer, { from: 0, cases, shape: due })
    await progress.waitFor(await store.head(), 600_000)
    const automation = running.app.get(EscalateOverdue, { strict: false })
    const floor = new RawCommits(join(bench.folder, 'floor.db'))
    const taken: { readonly floor: number; readonly rate: number; readonly stall: number }[] = []
    bench.say('climbing in turns with raw commits')
    for (const day of days) {
      const commits = floor.rate(milliseconds)
      const stalls = monitorEventLoopDelay({ resolution: 1 })
      stalls.enable()
      let done = 0
      const took = await timed(async () => (done = await automation.run(`${day}T09:00:00.000Z`)))
      stalls.disable()
      if (done !== cases * actionsACase) throw new Error(`${done} actions were escalated of ${cases * actionsACase} that were due on ${day}.`)
      if (day !== days[0]) taken.push({ floor: commits, rate: (done * 1_000) / took, stall: stalls.max / 1e6 })
      await progress.waitFor(await store.head(), 600_000)
    }
    floor.close()
    await running.close()
    const size = `${many(cases * actionsACase)} actions, a step each`
    const [rates, floors] = [taken.map(({ rate }) => rate), taken.map(each => each.floor)]
    return [
      { id: 'P15.rate', value: medianRatio(rates, floors), size, of: `${many(median(rates))} of ${many(median(floors))} a second` },
      { id: 'P15.stall', value: median(taken.map(({ stall }) => stall)), size },
    ]
  },
}
