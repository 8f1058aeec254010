import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { accessStreamOf } from '@lantern/access'
import { SystemClock } from '@lantern/clock'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDemonstration } from '../cli/whole-folder.js'
import { openFolder } from '../folder/open-folder.js'
import { lists } from './record-access.js'
import { startWeb, type Web } from './start-web.js'

const root = mkdtempSync(join(tmpdir(), 'lantern-'))
const folder = join(root, 'demo')
let web: Web
const tokens = new Map<string, string>()

const json = { 'content-type': 'application/json' }
async function ask(user: string, path: string, method = 'GET'): Promise<Response> {
  const token = tokens.get(user) ?? ((await (await fetch(`${web.address}/api/sessions`, { method: 'POST', headers: json, body: JSON.stringify({ user }) })).json()) as { readonly token: string }).token
  tokens.set(user, token)
  const sent = method === 'GET' ? {} : { method, body: '{}', headers: { ...json, 'if-match': '"0"' } }
  return fetch(`${web.address}${path}`, { ...sent, headers: { ...('headers' in sent ? sent.headers : {}), authorization: `Bearer ${token}` } })
}
const recorded = async (user: string) =>
  (await web.parts.store.readStream(accessStreamOf(user, web.parts.clock.now()))).map(({ type, data }) => ({ type, data })).filter(({ type }) => type !== 'SignInMade')

beforeAll(async () => {
  await makeDemonstration({ folder, cases: 2, seed: 'access', until: '2026-11-20' }, () => undefined)
  web = await startWeb(await openFolder('demonstration', { folder, clock: new SystemClock() }), { LANTERN_HOST: '127.0.0.1', LANTERN_PORT: 0 })
}, 60_000)
afterAll(async () => {
  await web.close()
  rmSync(root, { recursive: true })
})

const ofMeetings = /\/meetings\//
/** Lists that are not for coordinators. */
const managed = /entries-in-error|deserted-cases|outbox|resolutions/

describe('the record of what was read', () => {
  it('holds every list that is read', async () => {
    const [coordinator, manager, agency] = ['coordinator-1', 'marac-manager', 'canterbury-housing-representative']
    // What only an agency has to answer is listed for its people, some lists for the manager, everything else for the Hub.
    const reader = (list: string) => (list === '/research/nothing-known' || list.endsWith('/my-referrals') ? agency : managed.test(list) ? manager : coordinator)
    for (const list of lists) if (!list.includes(':')) expect([list, (await ask(reader(list), list)).status]).toEqual([list, 200])
    const of = (await Promise.all([coordinator, manager, agency].map(recorded))).flat().flatMap(({ type, data }) => (type === 'ListRead' ? [(data as { readonly of: string }).of] : []))
    expect(new Set(of)).toEqual(new Set([...lists].filter(list => !list.includes(':'))))
  })

  it('leaves out no list of the API', async () => {
    const { paths } = (await (await ask('coordinator-1', '/api/openapi.json')).json()) as { readonly paths: Readonly<Record<string, object>> }
    const read = Object.entries(paths).flatMap(([path, methods]) => ('get' in methods && (!path.includes('{ref}') || ofMeetings.test(path)) ? [path.replace(/\{(\w+)\}/g, ':$1')] : []))
    // A meeting is read as the list of its cases. Who may be chosen in a demonstration, counts, agreements of agencies, and a person: each of their cases that is shown is recorded as read.
    const open = ['/api/demo/users', '/api/marac/my-work', '/api/partnership/agreements', '/api/partnership/set-up', '/api/marac/people/:id']
    expect(read.filter(path => !open.includes(path)).sort()).toEqual([...lists].filter(list => list.startsWith('/api/')).sort())
  })

  it('holds every refusal, alike for what does not exist and what may not be known', async () => {
    const [mine] = ((await (await ask('coordinator-1', '/api/marac/cases?status=closed')).json()) as { readonly items: readonly { readonly ref: string }[] }).items
    const refs = [mine?.ref ?? 'MC-00000-00001', 'MC-00000-00000', 'Ann Sample']
    for (const ref of refs) await ask('tactical-group', `/api/marac/cases/${encodeURIComponent(ref)}/acceptance`, 'POST')
    for (const ref of refs) await ask('administrator', `/cases/${encodeURIComponent(ref)}`)
    const tried = 'POST /api/marac/cases/:ref/acceptance'
    expect(await recorded('tactical-group')).toEqual([...refs.slice(0, 2).map(ref => ({ type: 'AccessDenied', data: { tried, ref } })), { type: 'AccessDenied', data: { tried } }])
    expect((await recorded('administrator')).map(({ type }) => type)).toEqual(['AccessDenied', 'AccessDenied', 'AccessDenied'])
  })
})
