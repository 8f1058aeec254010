import { EscalateOverdue } from '@lantern/actions'
import type { Running } from '@lantern/platform'
import { join } from 'node:path'
import type { Shape } from './case-history.js'
import { growLog } from './grow-log.js'
import type { Bench, Measure } from './measure.js'
import { many } from './reading.js'
import { startHub } from './running.js'
import { exponent, interleaved, median, timed } from './statistics.js'

const actionsACase = 60
/** 10,020 actions fell due on a Friday, when their owners were told, and were raised with the agency's lead on the Monday; the next step is on the Wednesday. */
const dueCases = 167
const due: Shape = { actions: actionsACase, openActions: actionsACase, openAre: 'escalated', dueOn: '2026-11-20' }
const notDue: Shape = { ...due, openAre: 'proposed', dueOn: '2027-03-01' }
const nothingDueYet = '2026-11-19T09:00:00.000Z'
const afterTheStep = '2026-11-24T09:00:00.000Z'

/** What a tick costs that finds nothing to do: because nothing is overdue, or because every step that is due was taken. */
export const overdue: Measure = {
  ids: ['P14.none', 'P14.due', 'P16'],
  async run(bench) {
    const small = await hubWith(bench, bench.full ? 1_700 : 300)
    const large = await hubWith(bench, bench.full ? 17_000 : 3_000)
    bench.say('looking for overdue actions in turns')
    const took = await interleaved(bench.rounds, {
      none: () => shortest(() => large.tick(nothingDueYet)),
      due: () => shortest(() => large.tick(afterTheStep)),
      dueOfFew: () => shortest(() => small.tick(afterTheStep)),
    })
    await small.running.close()
    await large.running.close()
    const size = `${many(large.open)} open actions`
    const [few, all] = [median(took.dueOfFew), median(took.due)]
    return [
      { id: 'P14.none', value: median(took.none), size },
      { id: 'P14.due', value: all, size },
      {
        id: 'P16',
        value: exponent({ size: small.open, cost: few }, { size: large.open, cost: all }),
        size: `${many(small.open)} to ${many(large.open)} open actions`,
        of: `${few.toFixed(1)} and ${all.toFixed(1)} ms`,
      },
    ]
  },
}

interface Ticking {
  readonly running: Running
  readonly open: number
  readonly tick: (now: string) => Promise<void>
}

async function hubWith(bench: Bench, cases: number): Promise<Ticking> {
  const open = cases * actionsACase
  bench.say(`recording ${many(open)} open actions`)
  const running = await startHub(join(bench.folder, `of-${cases}`))
  const { store, sealer, progress } = running.parts
  await growLog(store, sealer, { from: 0, cases: dueCases, shape: due })
  await growLog(store, sealer, { from: dueCases, cases: cases - dueCases, shape: notDue })
  if (!(await progress.waitFor(await store.head(), 600_000))) throw new Error('The views did not catch up.')
  const automation = running.app.get(EscalateOverdue, { strict: false })
  return {
    running,
    open,
    tick: async now => {
      const done = await automation.run(now)
      if (done !== 0) throw new Error(`${done} actions were escalated, where nothing was to be done.`)
    },
  }
}

/** Of seven: what the work costs when nothing else takes the core from it. */
async function shortest(work: () => Promise<void>): Promise<number> {
  const took: number[] = []
  for (let i = 0; i < 7; i += 1) took.push(await timed(work))
  return Math.min(...took)
}
