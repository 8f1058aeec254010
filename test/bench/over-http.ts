import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { caseRef, type Shape } from './case-history.js'
import { extensions, reason } from './extending.js'
import { durableWrites } from './floors.js'
import { growLog } from './grow-log.js'
import type { Bench, Measure } from './measure.js'
import { Client, openLoop } from './open-loop.js'
import { many, type Reading } from './reading.js'
import { coordinator, startHub } from './running.js'
import { answersPerSecond, closedLoop, serve, signIn, type Asked } from './serving.js'
import { interleaved, median, medianRatio, quantile } from './statistics.js'

const milliseconds = 1_500
/** Their timelines have 49 entries. */
const told: Shape = { actions: 10, openActions: 0, openAre: 'accepted', dueOn: '2026-02-20' }
const toldCases = 400
/** Enough open actions that none is extended twice: a command that was cut off when its round ended would be in the next one's way. */
const waiting: Shape = { actions: 20, openActions: 20, openAre: 'accepted', dueOn: '2027-03-01' }
const waitingCases = 2_500

/** What people and programs see: commands, lists, timelines and pages over HTTP, beside node:http and a bare Nest. */
export const overHttp: Measure = {
  ids: ['P6', 'P7.ratio', 'P7.ms', 'P8', 'P9.list', 'P9.timeline', 'P10.p50', 'P10.p95'],
  async run(bench) {
    const { folder, events } = await makeFolder(bench)
    const [hub, nest, plain] = [await serve('hub', folder), await serve('nest'), await serve('plain')]
    const ask = asking(await signIn(hub.address))
    const client = new Client(hub.address)
    bench.say('asking in turns over HTTP')
    const p50: number[] = []
    const p99OfDisk: number[] = []
    const got = await interleaved(bench.rounds, {
      posted: () => answersPerSecond(plain.address, milliseconds, { ...ask.command(), path: '/' }),
      gotten: () => answersPerSecond(plain.address, milliseconds, { method: 'GET', path: '/' }),
      empty: () => answersPerSecond(nest.address, milliseconds, { ...ask.command(), path: '/' }),
      commands: () => answersPerSecond(hub.address, milliseconds, ask.command),
      list: () => answersPerSecond(hub.address, milliseconds, ask.list()),
      timeline: () => answersPerSecond(hub.address, milliseconds, ask.timeline),
      pagesP95: async round => {
        const { took } = await closedLoop(hub.address, milliseconds, ask.page)
        if (round >= 0) p50.push(median(took))
        return quantile(took, 0.95)
      },
      p99: async round => {
        if (round >= 0) p99OfDisk.push(durableWrites(join(bench.folder, 'floor'), 1_000).p99)
        return quantile(await openLoop(200, milliseconds, () => client.ask(ask.command())), 0.99)
      },
    })
    client.close()
    await Promise.all([hub.stop(), nest.stop(), plain.stop()])
    const size = `${many(events)} events`
    const compared = (id: Reading['id'], ours: readonly number[], others: readonly number[]): Reading => ({
      id,
      value: medianRatio(ours, others),
      size,
      of: `${many(median(ours))} of ${many(median(others))} a second`,
    })
    return [
      compared('P6', got.commands, got.posted),
      { id: 'P7.ratio', value: medianRatio(got.p99, p99OfDisk), size, of: `${median(got.p99).toFixed(1)} ms to ${median(p99OfDisk).toFixed(2)} ms` },
      { id: 'P7.ms', value: median(got.p99), size },
      { ...compared('P8', got.empty, got.posted), size: 'nothing behind it' },
      compared('P9.list', got.list, got.gotten),
      compared('P9.timeline', got.timeline, got.gotten),
      { id: 'P10.p50', value: median(p50), size },
      { id: 'P10.p95', value: median(got.pagesP95), size },
    ]
  },
}

async function makeFolder(bench: Bench): Promise<{ readonly folder: string; readonly events: number }> {
  const folder = join(bench.folder, 'hub')
  bench.say(`recording ${many(waitingCases + toldCases)} cases`)
  const hub = await startHub(folder)
  const { parts } = hub
  const open = await growLog(parts.store, parts.sealer, { from: 0, cases: waitingCases, shape: waiting })
  const whole = await growLog(parts.store, parts.sealer, { from: waitingCases, cases: toldCases, shape: told })
  await parts.progress.waitFor(await parts.store.head(), 300_000)
  await hub.close()
  return { folder, events: open + whole }
}

/** What is asked: each time another action, another case, another page. */
function asking(tokens: ReadonlyMap<string, string>) {
  const bearer = (user: string) => ({ authorization: `Bearer ${tokens.get(user) ?? ''}` })
  const supply = extensions(waitingCases, waiting)
  let turn = 0
  const nextCase = (): string => caseRef(waitingCases + (turn++ % toldCases))
  const get = (path: string): Asked => ({ method: 'GET', path, headers: bearer(coordinator.user) })
  const pages = [(ref: string) => `/cases/${ref}`, (ref: string) => `/cases/${ref}/history`, () => '/cases']
  return {
    command: (): Asked => {
      const { ref, agency, dueOn, revision } = supply.next().value
      const headers = { ...bearer(`${agency}-1`), 'content-type': 'application/json', 'if-match': `"${revision}"`, 'idempotency-key': randomUUID() }
      return { method: 'POST', path: `/api/actions/${ref}/extensions`, headers, body: JSON.stringify({ dueOn, reason }) }
    },
    list: (): Asked => get('/api/marac/cases?limit=50'),
    timeline: (): Asked => get(`/api/marac/cases/${nextCase()}/history`),
    page: (): Asked => get(pages[turn % pages.length]?.(nextCase()) ?? ''),
  }
}
