import { Ticker } from '@lantern/platform'
import { join } from 'node:path'
import type { Shape } from './case-history.js'
import { Extending, extensions } from './extending.js'
import { growLog } from './grow-log.js'
import type { Measure } from './measure.js'
import { openLoop } from './open-loop.js'
import { many } from './reading.js'
import { startHub } from './running.js'
import { quantile } from './statistics.js'

const aSecond = 50
const milliseconds = 4_000
const actionsACase = 60
const dueCases = 167
const due: Shape = { actions: actionsACase, openActions: actionsACase, openAre: 'proposed', dueOn: '2026-11-20' }
/** What people go on with meanwhile, on other cases. */
const going: Shape = { actions: 10, openActions: 10, openAre: 'accepted', dueOn: '2027-03-01' }
const goingCases = 200
/** On each of these all late actions climb by a step, with the reminders and notices that go with it. The first warms up. */
const days = ['2026-11-23', '2026-11-25', '2026-11-27', '2026-12-04', '2027-01-06']

/** How much longer a command takes while a tick does the work of a night. */
export const nightly: Measure = {
  ids: ['nightly.p99'],
  async run(bench) {
    bench.say(`recording ${many(dueCases * actionsACase)} actions that climb`)
    const running = await startHub(join(bench.folder, 'nightly'))
    const { store, sealer, progress } = running.parts
    await growLog(store, sealer, { from: 0, cases: goingCases, shape: going })
    await growLog(store, sealer, { from: goingCases, cases: dueCases, shape: due })
    await progress.waitFor(await store.head(), 600_000)
    const extending = new Extending(running, extensions(goingCases, going))
    const once = async (): Promise<void> => void (await extending.once())
    const ticker = running.app.get(Ticker, { strict: false })
    const [quiet, meanwhile]: [number[], number[]] = [[], []]
    bench.say('commands alone and beside a tick, in turns')
    for (const day of days) {
      const alone = await openLoop(aSecond, milliseconds, once)
      let ended = false
      const ticking = ticker.tick(`${day}T09:00:00.000Z`).finally(() => (ended = true))
      const beside: number[] = []
      while (!ended) beside.push(...(await openLoop(aSecond, 200, once)))
      await ticking
      await progress.waitFor(await store.head(), 600_000)
      if (day === days[0]) continue
      quiet.push(...alone)
      meanwhile.push(...beside)
    }
    await running.close()
    const [ours, alone] = [quantile(meanwhile, 0.99), quantile(quiet, 0.99)]
    return [{ id: 'nightly.p99', value: ours / alone, size: `${many(dueCases * actionsACase)} actions climb while ${aSecond} commands a second are sent`, of: `${ours.toFixed(1)} of ${alone.toFixed(1)} ms` }]
  },
}
