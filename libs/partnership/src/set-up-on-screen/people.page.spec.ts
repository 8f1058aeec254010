import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { faultsIn } from '@lantern/testing/valid-html'
import { Browser } from '../browser.fixture.js'
import { enrol, signIn } from '../enrolled.fixture.js'
import { startHub, type Hub } from '../pages.fixture.js'

let hub: Hub
let admin: Browser
beforeAll(async () => {
  hub = await startHub(false)
  admin = new Browser(hub)
  await signIn(hub, await enrol(hub, 'ada@example.org', ['administrator'], 'hub'), admin)
})
afterAll(() => hub.close())

const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const added = { name: 'Bo <Sample>', signInName: 'bo@example.org', agency: 'kent-police', roles: 'idva' }
const idOf = (name: string) => hub.register.people().find(each => each.name === name)?.user ?? ''

describe('the people of the partnership on screen', () => {
  it('are listed with agency, roles and whether they can sign in', async () => {
    const { status, html } = await admin.get('/partnership/people')
    expect([status, await faultsIn(html)]).toEqual([200, []])
    expect(plain(html)).toMatch(/Administrator .* Set up/)
  })
  it('are added, and their set-up code stands on the answer alone', async () => {
    await admin.get('/partnership/people/add')
    const { status, html } = await admin.post('/partnership/people/add', added)
    expect([status, await faultsIn(html)]).toEqual([200, []])
    const code = /lantern-key">([\w-]{43})</.exec(html)?.[1]
    expect(code).toBeDefined()
    expect(hub.register.people().find(({ name }) => name === added.name)).toMatchObject({ agency: 'kent-police', roles: ['idva'], active: true })
    const events = await hub.store.readStream(hub.register.stream)
    expect(events.at(-1)).toMatchObject({ type: 'UserAdded', by: { user: hub.register.people().find(({ roles }) => roles.includes('administrator'))?.user } })
    expect((await admin.get(`/partnership/people/${idOf(added.name)}`)).html).not.toContain(code ?? '')
    expect(hub.lines.join('')).not.toContain(code ?? '')
  })
  it('are refused beside the box, with what was typed, and nobody is added', async () => {
    const count = hub.register.people().length
    await admin.get('/partnership/people/add')
    for (const [change, said] of [[{}, 'Somebody signs in with this name already'], [{ signInName: 'cy@example.org', roles: 'coordinator' }, 'are people of the Hub'], [{ signInName: 'cy@example.org', agency: 'essex-police' }, 'There is no agency with this name'], [{ name: '' }, 'Enter the name']] as const) {
      const { status, html } = await admin.post('/partnership/people/add', { ...added, ...change })
      expect([status, html.includes(said), await faultsIn(html)]).toEqual([400, true, []])
    }
    expect(hub.register.people()).toHaveLength(count)
  })
  it('get other roles, and must have one', async () => {
    const at = `/partnership/people/${idOf(added.name)}`
    expect(await faultsIn((await admin.get(at)).html)).toEqual([])
    expect((await admin.post(`${at}/roles`, { roles: 'agency-lead' })).location).toBe(`${at}?done=roles`)
    expect(hub.register.actor(idOf(added.name))?.roles).toEqual(['agency-lead'])
    const none = await admin.post(`${at}/roles`)
    expect([none.status, none.html.includes('Select the roles'), await faultsIn(none.html)]).toEqual([400, true, []])
  })
  it('leave at once, and come back', async () => {
    const at = `/partnership/people/${idOf(added.name)}`
    const page = plain((await admin.get(at)).html)
    for (const said of ['Research that they took 2 requests, not answered yet', 'Begun and not sent Nothing', 'Colleagues who may take it on Nobody']) expect(page).toContain(said)
    expect((await admin.post(`${at}/disable`)).status).toBe(303)
    expect(hub.register.actor(idOf(added.name))).toBeUndefined()
    expect(plain((await admin.get(`${at}?done=disabled`)).html)).toContain('The person can no longer sign in')
    expect((await admin.post(`${at}/enable`)).status).toBe(303)
    expect(hub.register.actor(idOf(added.name))?.roles).toEqual(['agency-lead'])
  })
  it('get a new set-up code', async () => {
    const at = `/partnership/people/${idOf(added.name)}`
    await admin.get(at)
    expect((await admin.post(`${at}/set-up-code`)).html).toMatch(/lantern-key">[\w-]{43}</)
  })
  it('never lose their last administrator', async () => {
    const at = `/partnership/people/${hub.register.people().find(({ roles }) => roles.includes('administrator'))?.user ?? ''}`
    await admin.get(at)
    const { status, html } = await admin.post(`${at}/disable`)
    expect([status, html.includes('only administrator')]).toEqual([400, true])
    expect((await admin.get('/partnership/people')).status).toBe(200)
  })
  it('are nobody else’s to see, nor the set-up', async () => {
    const other = new Browser(hub)
    await signIn(hub, await enrol(hub, 'eve@example.org', ['coordinator'], 'hub'), other)
    for (const path of ['/partnership', '/partnership/people', '/partnership/people/add', `/partnership/people/${idOf(added.name)}`]) expect((await other.get(path)).status).toBe(403)
    await other.get('/')
    expect((await other.post(`/partnership/people/${idOf(added.name)}/disable`)).status).toBe(403)
    expect((await admin.get('/partnership/people/nobody')).status).toBe(404)
  })
})
