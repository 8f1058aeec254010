// Measures how fast this is, as ratios to what the machine can do at all: npm run bench [-- --json] [--table] [--full] [--only P1,P11] [--folder DIR]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkDurability } from './durability-gate.js'
import type { Measure } from './measure.js'
import { commanding } from './commanding.js'
import { escalating } from './escalating.js'
import { overdue } from './overdue.js'
import { growing } from './growing.js'
import { nightly } from './nightly.js'
import { overHttp } from './over-http.js'
import { paging } from './paging.js'
import { rebuilding } from './rebuilding.js'
import { searching } from './searching.js'
import { lineOf, sentenceOf, tableOf, type Line, type Reading } from './reading.js'

/** Every measure that is taken, in this order. Add one here. */
const measures: readonly Measure[] = [commanding, overHttp, rebuilding, overdue, escalating, nightly, paging, searching, growing]

const { values: told } = parseArgs({
  options: { json: { type: 'boolean' }, table: { type: 'boolean' }, full: { type: 'boolean' }, only: { type: 'string' }, folder: { type: 'string' }, rounds: { type: 'string' } },
})
/** P7 is P7.ratio and P7.ms. */
const wanted = (id: string): boolean => !told.only || told.only.split(',').some(part => id === part || id.startsWith(`${part}.`))
const started = performance.now()
const say = (text: string) => console.error(`${((performance.now() - started) / 1_000).toFixed(0).padStart(4)} s  ${text}`)

await inFolder('gate', folder => checkDurability(folder, say))
const lines: Line[] = []
for (const measure of measures.filter(({ ids }) => ids.some(wanted))) {
  const bench = { full: told.full ?? false, rounds: Number(told.rounds ?? 5), say, wanted }
  const readings = await inFolder(measure.ids[0] ?? 'bench', folder => measure.run({ ...bench, folder })).catch(notMeasured(measure))
  for (const line of readings.map(lineOf).filter(({ id }) => wanted(id))) {
    lines.push(line)
    say(sentenceOf(line))
  }
}
if (told.json) console.log(JSON.stringify(lines, null, 2))
else if (told.table) console.log(tableOf(lines))
else for (const line of lines) console.log(sentenceOf(line))
say(`${lines.filter(({ holds }) => holds).length} of ${lines.length} hold`)

/** What cannot be measured is said and leaves no line, the others are measured all the same, and the bench does not end as if all were well. */
function notMeasured({ ids }: Measure): (error: unknown) => readonly Reading[] {
  return error => {
    say(`${ids.join(', ')} could not be measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    process.exitCode = 1
    return []
  }
}

async function inFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(told.folder ?? tmpdir(), `lantern-bench-${name}-`))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
