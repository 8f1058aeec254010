import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { faultsIn } from '@lantern/testing/valid-html'
import { startHub, type Hub } from '../pages.fixture.js'
import { Agreements } from './agreements.query.js'

interface Item {
  readonly agency: string
  readonly state: string
  readonly until: string | null
}

let hub: Hub
const tokens = new Map<string, string>()
beforeAll(async () => {
  hub = await startHub(true)
  for (const [role, agency] of [['administrator', 'hub'], ['coordinator', 'hub'], ['agency-lead', 'kent-police']] as const) {
    const { user } = await hub.users.add({ name: `Sample ${role}`, agency, roles: [role], signInName: role }, hub.clock.now())
    const answer = await hub.app.inject({ method: 'POST', url: '/api/sessions', payload: { user } })
    tokens.set(role, (answer.json() as { readonly token: string }).token)
  }
})
afterAll(() => hub.close())

const ask = (as: string, url: string) => hub.app.inject({ url, headers: { authorization: `Bearer ${tokens.get(as) ?? ''}` } })
const send = (as: string, url: string, payload: object) => hub.app.inject({ method: 'POST', url, payload, headers: { authorization: `Bearer ${tokens.get(as) ?? ''}` } })
const listed = async (show = 'all'): Promise<readonly Item[]> => ((await ask('coordinator', `/api/partnership/agreements?show=${show}`)).json() as { readonly items: readonly Item[] }).items
const cards = async () => (await hub.app.get(Agreements, { strict: false }).cards({ user: 'c', agency: 'hub', roles: ['coordinator'] }, hub.clock.now())).map(({ text, count }) => [text, count])
const agreements = '/api/partnership/partnerships/kent-and-medway/agreements'
const fire = { agency: 'fire-and-rescue', reference: 'KM-ISA-2026', signedOn: '2026-02-27', from: '2026-03-02', until: '2026-05-01' }

describe('information sharing agreements', () => {
  it('are listed with the agencies that have none first', async () => {
    const items = await listed()
    expect(items).toHaveLength(26)
    expect(items[0]).toMatchObject({ agency: 'fire-and-rescue', state: 'missing', until: null })
    expect(items.slice(1).every(({ state, until }) => state === 'in-force' && until === '2035-03-31')).toBe(true)
    expect(await cards()).toEqual([['Agencies without an agreement', 1]])
  })
  it('are kept by administrators and the manager, seen by the Hub, and by nobody else', async () => {
    expect([(await ask('agency-lead', '/agreements')).statusCode, (await ask('agency-lead', '/api/partnership/agreements')).statusCode]).toEqual([403, 403])
    expect((await send('coordinator', agreements, fire)).statusCode).toBe(403)
    expect((await send('administrator', agreements.replace('kent-and-medway', 'elsewhere'), fire)).statusCode).toBe(404)
    const [page, form] = [await ask('coordinator', '/agreements'), await ask('administrator', '/partnerships/kent-and-medway/record-agreement')]
    expect(page.body).not.toContain('record-agreement')
    for (const { body, statusCode } of [page, form, await ask('administrator', '/agreements'), await ask('administrator', '/partnerships/kent-and-medway/end-agreement')]) {
      expect(statusCode).toBe(200)
      expect(await faultsIn(body)).toEqual([])
    }
  })
  it('hold once recorded, and warn of their end so many days before as the rule says', async () => {
    expect((await send('administrator', agreements, fire)).statusCode).toBe(200)
    expect(await listed('missing')).toEqual([])
    // 60 days before 1 May 2026 is 2 March, which it is.
    expect((await listed('ends-soon')).map(({ agency, until }) => [agency, until])).toEqual([['fire-and-rescue', '2026-05-01']])
    expect(await cards()).toEqual([['Agreements that end soon', 1]])
    expect((await ask('administrator', '/agreements?show=ends-soon')).body).toContain('KM-ISA-2026: signed on 27 February 2026, from 2 March 2026 until 1 May 2026')
  })
  it('refuse a reference that could be a name, and one that is taken', async () => {
    expect((await send('administrator', agreements, { ...fire, reference: 'Siobhan' })).statusCode).toBe(400)
    const again = await send('administrator', agreements, fire)
    expect([again.statusCode, again.body.includes('partnership.agreement-exists')]).toEqual([409, true])
  })
  it('end at once when they are not kept to', async () => {
    const ends = '/api/partnership/partnerships/kent-and-medway/agreement-ends'
    expect((await send('administrator', ends, { agreement: 'fire-and-rescue-1', lastDay: '2026-02-28', because: 'breach' })).statusCode).toBe(409)
    expect((await send('administrator', ends, { agreement: 'fire-and-rescue-1', lastDay: '2026-03-01', because: 'breach' })).statusCode).toBe(200)
    expect((await listed('missing')).map(({ agency, until }) => [agency, until])).toEqual([['fire-and-rescue', '2026-03-01']])
    expect((await ask('administrator', '/agreements')).body).toContain('Its information sharing agreement ended on 1 March 2026')
  })
})
