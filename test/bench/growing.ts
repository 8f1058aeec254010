import type { Running } from '@lantern/platform'
import { join } from 'node:path'
import { caseRef, whole } from './case-history.js'
import { Extending, extensions, open } from './extending.js'
import { growLog } from './grow-log.js'
import type { Bench, Measure } from './measure.js'
import { Client } from './open-loop.js'
import { many, type Reading } from './reading.js'
import { coordinator, startHub } from './running.js'
import { closedLoop, serve, signIn } from './serving.js'
import { exponent, interleaved, median, medianRatio, timed } from './statistics.js'

const openCases = 500
const milliseconds = 1_000

/** What becomes of commands, pages, the start and memory when the log is ten times as long. */
export const growing: Measure = {
  ids: ['P17.ratio', 'P17.exponent', 'P18.ratio', 'P18.growth', 'P19.p50', 'P19.rate', 'P19.page'],
  async run(bench) {
    const small = await makeLog(bench, bench.full ? 10_000 : 600)
    const large = await makeLog(bench, bench.full ? (bench.wanted('P18.growth') ? 121_000 : 100_000) : 8_700)
    const sizes = `${many(small.events)} to ${many(large.events)} events`
    const grown = (id: Reading['id'], few: readonly number[], all: readonly number[], unit: string): Reading => ({
      id,
      value: exponent({ size: small.events, cost: median(few) }, { size: large.events, cost: median(all) }),
      size: sizes,
      of: `${median(few).toFixed(2)} and ${median(all).toFixed(2)} ${unit}`,
    })
    const commands = await commandsAt(bench, small, large)
    const served = await servedAt(bench, small, large)
    return [
      { id: 'P17.ratio', value: medianRatio(served.startLarge, served.startNest), size: `${many(large.events)} events`, of: `${many(median(served.startLarge))} of ${many(median(served.startNest))} ms` },
      grown('P17.exponent', served.startSmall, served.startLarge, 'ms'),
      { id: 'P18.ratio', value: served.memoryLarge / served.memoryNest, size: `${many(large.cases)} cases, ${many(large.events)} events`, of: `${megabytes(served.memoryLarge)} of ${megabytes(served.memoryNest)} MB` },
      ...memoryGrowth(bench, [small, served.memorySmall], [large, served.memoryLarge]),
      grown('P19.p50', commands.p50Small, commands.p50Large, 'ms'),
      grown('P19.rate', commands.rateSmall, commands.rateLarge, 'a second'),
      grown('P19.page', served.pageSmall, served.pageLarge, 'ms'),
    ]
  },
}

/** Only of a hundred thousand cases more: what fewer change is less than the garbage that happens to lie about. */
function memoryGrowth(bench: Bench, [small, few]: readonly [Log, number], [large, all]: readonly [Log, number]): readonly Reading[] {
  if (!bench.full) {
    if (bench.wanted('P18.growth')) bench.say('P18.growth is not measured at this size: --full')
    return []
  }
  const value = ((all - few) / 1e6) * (100_000 / (large.cases - small.cases))
  return [{ id: 'P18.growth', value, size: `${many(small.cases)} to ${many(large.cases)} cases`, of: `${megabytes(few)} and ${megabytes(all)} MB` }]
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0)

interface Log {
  readonly folder: string
  readonly cases: number
  readonly events: number
}

/** Whole cases, and some open ones for commands. */
async function makeLog(bench: Bench, wholeCases: number): Promise<Log> {
  const folder = join(bench.folder, `of-${wholeCases}`)
  const cases = openCases + wholeCases
  bench.say(`recording ${many(cases)} cases`)
  const hub = await startHub(folder)
  const { parts } = hub
  const onProgress = spoken(bench)
  const first = await growLog(parts.store, parts.sealer, { from: 0, cases: openCases, shape: open })
  const rest = await growLog(parts.store, parts.sealer, { from: openCases, cases: wholeCases, shape: whole, onProgress })
  if (!(await parts.progress.waitFor(await parts.store.head(), 3_600_000))) throw new Error('The views did not catch up.')
  await hub.close()
  return { folder, cases, events: first + rest }
}

function spoken(bench: Bench): (events: number) => void {
  let last = performance.now()
  return events => {
    if (performance.now() - last < 15_000) return
    last = performance.now()
    bench.say(`${many(events)} events`)
  }
}

async function commandsAt(bench: Bench, small: Log, large: Log) {
  const hubs = await Promise.all([small, large].map(({ folder }) => startHub(folder)))
  const [atSmall, atLarge] = hubs.map(extendingOf)
  if (!atSmall || !atLarge) throw new Error('Two hubs are compared.')
  bench.say('commands in turns on the short log and the long one')
  const got = await interleaved(bench.rounds, {
    p50Small: () => p50Of(atSmall),
    p50Large: () => p50Of(atLarge),
    rateSmall: () => atSmall.rate(32, milliseconds),
    rateLarge: () => atLarge.rate(32, milliseconds),
  })
  for (const hub of hubs) await hub.close()
  return got
}

const extendingOf = (hub: Running): Extending => new Extending(hub, extensions(openCases, open))

async function p50Of(extending: Extending): Promise<number> {
  const took: number[] = []
  const started = performance.now()
  while (performance.now() - started < milliseconds) took.push(await timed(() => extending.once()))
  return median(took)
}

/** Starts each folder's hub again and again, then asks both for pages, and looks at their memory. */
async function servedAt(bench: Bench, small: Log, large: Log) {
  const tokens = new Map<string, string>()
  for (const { folder } of [small, large]) tokens.set(folder, await tokenOf(folder))
  bench.say('starting in turns')
  const starts = await interleaved(bench.rounds, {
    startNest: () => timed(() => firstAnswer('nest', '', '/')),
    startSmall: () => timed(() => firstAnswer('hub', small.folder, '/api/marac/cases?limit=1', tokens.get(small.folder))),
    startLarge: () => timed(() => firstAnswer('hub', large.folder, '/api/marac/cases?limit=1', tokens.get(large.folder))),
  })
  bench.say('case records in turns, then memory under load')
  const [atSmall, atLarge, nest] = [await serve('hub', small.folder), await serve('hub', large.folder), await serve('nest')]
  const page = (address: string, folder: string, cases: number) => pageOf(address, tokens.get(folder) ?? '', cases)
  const pages = await interleaved(bench.rounds, {
    pageSmall: () => page(atSmall.address, small.folder, small.cases),
    pageLarge: () => page(atLarge.address, large.folder, large.cases),
  })
  const loaded = async (address: string, path: (turn: number) => string, token = '') => {
    let turn = 0
    await closedLoop(address, 4_000, () => ({ method: 'GET', path: path(turn++), headers: { authorization: `Bearer ${token}` } }))
  }
  await loaded(nest.address, () => '/')
  for (const [serving, { folder, cases }] of [[atSmall, small], [atLarge, large]] as const) {
    const all = cases
    await loaded(serving.address, turn => (turn % 2 === 0 ? '/api/marac/cases?limit=50' : `/api/marac/cases/${caseRef((turn * 7) % all)}/history`), tokens.get(folder))
  }
  const [memoryNest, memorySmall, memoryLarge] = [await nest.memory(), await atSmall.memory(), await atLarge.memory()]
  await Promise.all([atSmall.stop(), atLarge.stop(), nest.stop()])
  return { ...starts, ...pages, memoryNest, memorySmall, memoryLarge }
}

async function tokenOf(folder: string): Promise<string> {
  const hub = await serve('hub', folder)
  const tokens = await signIn(hub.address)
  await hub.stop()
  return tokens.get(coordinator.user) ?? ''
}

/** From nothing to an answer that only a hub with its log and views can give. */
async function firstAnswer(kind: 'nest' | 'hub', folder: string, path: string, token?: string): Promise<void> {
  const serving = await serve(kind, folder)
  const answer = await fetch(`${serving.address}${path}`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })
  const body = (await answer.json()) as { readonly items?: readonly unknown[] }
  if (!answer.ok || (kind === 'hub' && body.items?.length !== 1)) throw new Error(`The first answer was ${answer.status}.`)
  await serving.stop()
}

/** Milliseconds for the record of a case, one asked after the other: the median of a hundred. */
async function pageOf(address: string, token: string, cases: number): Promise<number> {
  const client = new Client(address)
  const took: number[] = []
  for (let i = 0; i < 100; i += 1) {
    const ref = caseRef((i * 31) % cases)
    took.push(await timed(() => client.ask({ method: 'GET', path: `/cases/${ref}`, headers: { authorization: `Bearer ${token}` } })))
  }
  client.close()
  return median(took)
}
