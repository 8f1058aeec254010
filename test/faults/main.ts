// Breaks what can break, counts what was lost: npm run test:faults [-- --part] [--only R1,R7] [--seed 42] [--record]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Random, many } from './fault.js'
import type { Fault } from './fault.js'
import { goldenEvents } from './golden-events.js'
import { handOvers } from './hand-overs.js'
import { kurrentHistories, sqliteHistories } from './histories.js'
import { killed } from './killed.js'
import { rebuilt } from './rebuilt.js'
import { resends } from './resends.js'
import { synced } from './synced.js'

/** Every fault that is run, in this order. Add one here. */
const faults: readonly Fault[] = [synced, killed, sqliteHistories, kurrentHistories, resends, handOvers, rebuilt, goldenEvents]

const { values: told } = parseArgs({ options: { part: { type: 'boolean' }, only: { type: 'string' }, seed: { type: 'string' }, record: { type: 'boolean' } } })
const seed = told.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(told.seed)
const only = told.only?.split(',')
const counted = { passed: 0, failed: 0, skipped: 0 }

for (const fault of faults.filter(one => !only || only.includes(one.id))) counted[await run(fault)] += 1

console.log(`${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped`)
process.exit(counted.failed > 0 || counted.passed + counted.skipped === 0 ? 1 : 0)

async function run(fault: Fault): Promise<keyof typeof counted> {
  const count = told.part ? fault.counts.part : fault.counts.full
  const folder = await mkdtemp(join(tmpdir(), `lantern-${fault.id}-`))
  const started = performance.now()
  const say = (result: string) => console.log(`${fault.id} ${fault.title}: ${result}`)
  let spoken = started
  const progress = (done: number) => {
    if (performance.now() - spoken < 5_000) return
    spoken = performance.now()
    console.error(`${fault.id} ${many(done)} of ${many(count)}`)
  }
  try {
    const outcome = await fault.run({ count, folder, random: new Random(seed), progress, record: told.record ?? false })
    if ('skipped' in outcome) {
      say(`skipped, ${outcome.skipped}`)
      return 'skipped'
    }
    const seconds = ((performance.now() - started) / 1_000).toFixed(1)
    say(`${outcome.counted}; ${many(outcome.wrong.length)} wrong (seed ${seed}, ${seconds} s)`)
    for (const wrong of outcome.wrong.slice(0, 10)) console.log(`  ${wrong}`)
    return outcome.wrong.length === 0 ? 'passed' : 'failed'
  } catch (error) {
    say(`failed (seed ${seed}): ${error instanceof Error ? error.stack : String(error)}`)
    return 'failed'
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
