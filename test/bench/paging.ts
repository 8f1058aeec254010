import { EscalateOverdue } from '@lantern/actions'
import { addDays, londonDate } from '@lantern/clock'
import { join } from 'node:path'
import { caseRef, whole, type Shape } from './case-history.js'
import { growLog } from './grow-log.js'
import type { Bench, Measure } from './measure.js'
import { many } from './reading.js'
import { coordinator, startHub } from './running.js'
import { serve, signIn } from './serving.js'
import { quantile } from './statistics.js'

const pagesARound = 40
const actionsACase = 10
const onTheAgenda = 60
/** Days since their actions were due: they wait with the agency, the Hub, and each of the groups. */
const lateBy = [3, 10, 20, 35, 60] as const
const lateCases = 200

/** Pages that people keep open while they work, each asked by itself: a board with all that reached it, what waits for oneself, and an agenda. */
export const paging: Measure = {
  ids: ['page.board', 'page.work', 'page.agenda'],
  async run(bench) {
    const { folder, late } = await makeFolder(bench)
    const hub = await serve('hub', folder)
    const authorization = `Bearer ${(await signIn(hub.address)).get(coordinator.user) ?? ''}`
    bench.say(`listing ${onTheAgenda} cases for a meeting`)
    const meeting = await agenda(hub.address, authorization)
    const pages = { board: '/boards/executive-group', work: '/', agenda: `/meetings/${meeting}` }
    bench.say('asking for pages in turns')
    const took = { board: [] as number[], work: [] as number[], agenda: [] as number[] }
    for (let round = -1; round < bench.rounds; round += 1)
      for (let n = 0; n < pagesARound; n += 1)
        for (const name of ['board', 'work', 'agenda'] as const) {
          const started = performance.now()
          const answer = await fetch(`${hub.address}${pages[name]}`, { headers: { authorization } })
          const body = await answer.text()
          if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}: ${body.slice(0, 500)}`)
          if (round >= 0) took[name].push(performance.now() - started)
        }
    await hub.stop()
    const size = `${many(late)} late actions of ${many(lateBy.length * lateCases)} open cases`
    return [
      { id: 'page.board', value: quantile(took.board, 0.95), size },
      { id: 'page.work', value: quantile(took.work, 0.95), size },
      { id: 'page.agenda', value: quantile(took.agenda, 0.95), size: `${onTheAgenda} cases of ${many(lateBy.length * lateCases)}` },
    ]
  },
}

async function makeFolder(bench: Bench): Promise<{ readonly folder: string; readonly late: number }> {
  const folder = join(bench.folder, 'hub')
  const hub = await startHub(folder)
  const { store, sealer, progress, clock } = hub.parts
  const today = londonDate(clock.now())
  bench.say(`recording ${many(lateBy.length * lateCases * actionsACase)} late actions`)
  for (const [i, days] of lateBy.entries()) {
    const shape: Shape = { actions: actionsACase, openActions: actionsACase, openAre: 'proposed', dueOn: addDays(today, -days) }
    await growLog(store, sealer, { from: i * lateCases, cases: lateCases, shape })
  }
  await growLog(store, sealer, { from: lateBy.length * lateCases, cases: bench.full ? 20_000 : 1_700, shape: whole })
  await progress.waitFor(await store.head(), 600_000)
  const late = await hub.app.get(EscalateOverdue, { strict: false }).run(clock.now())
  await progress.waitFor(await store.head(), 600_000)
  await hub.close()
  return { folder, late }
}

/** A meeting that is to hear sixty cases. */
async function agenda(address: string, authorization: string): Promise<string> {
  const send = async (path: string, body: object, match: string | null): Promise<unknown> => {
    const headers = { authorization, 'content-type': 'application/json', ...(match !== null && { 'if-match': match }) }
    const answer = await fetch(`${address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (answer.status > 201) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  const etag = async (ref: string) => (await fetch(`${address}/api/marac/cases/${ref}`, { headers: { authorization } })).headers.get('etag')
  const on = addDays(londonDate(new Date().toISOString()), 60)
  const { ref: meeting } = (await send('/api/marac/meetings', { area: 'east', kind: 'urgent', on, startsAt: '09:30', minutes: 720, chair: coordinator.user }, null)) as { readonly ref: string }
  for (let n = 0; n < onTheAgenda; n += 1) {
    const ref = caseRef(n * 16)
    await send(`/api/marac/cases/${ref}/route`, { route: 'meeting', reason: 'Several agencies have to act' }, await etag(ref))
    await send(`/api/marac/cases/${ref}/listings`, { meeting }, await etag(ref))
  }
  return meeting
}
