import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { accessStreamOf } from '@lantern/access'
import { Browser } from '../browser.fixture.js'
import { startHub, type Hub } from '../pages.fixture.js'

interface Item {
  readonly user: string
  readonly name: string
  readonly agency: string
  readonly roles: readonly string[]
}

let hub: Hub
const ids = new Map<string, string>()
beforeAll(async () => {
  hub = await startHub(true)
  const people: readonly [string, string, readonly string[]][] = [
    ['Casey Sample', 'hub', ['coordinator']],
    ['Paula Sample', 'kent-police', ['agency-representative', 'agency-lead']],
    ['Gwen Sample', 'kent-police', ['governance-viewer']],
    ['Dan Sample', 'kent-police', ['referrer']],
  ]
  for (const [name, agency, roles] of people) ids.set(name, (await hub.users.add({ name, agency, roles, signInName: name }, hub.clock.now())).user)
  await hub.users.disable('Dan Sample', hub.clock.now())
})
afterAll(() => hub.close())
const json = (method: 'GET' | 'POST', url: string, payload?: object, headers = {}) => hub.app.inject({ method, url, headers, ...(payload ? { payload } : {}) })

describe('a demonstration', () => {
  it('shows its people by the Hub, those who govern and the agencies, without anybody who is disabled', async () => {
    const { html, status } = await new Browser(hub).get('/sign-in')
    expect(status).toBe(200)
    const found = [...html.matchAll(/<h2 class="govuk-heading-m">([^<]+)<|lantern-person__name"><span class="govuk-visually-hidden">Sign in as <\/span>([^<]+)</g)].map(([, heading, name]) => heading ?? name)
    expect(found).toEqual(['MARAC Hub', 'Casey Sample', 'Governance and administration', 'Gwen Sample', 'Agencies', 'Paula Sample'])
    expect(html).toContain('Agency representative, Agency lead')
    expect(html).toContain('Kent Police')
    expect(html).not.toContain('type="password"')
  })

  it('signs in as anybody at the press of a button, and as somebody else as easily', async () => {
    const browser = new Browser(hub)
    await browser.get('/sign-in?next=/notes/N-1/put')
    const casey = await browser.post('/sign-in/demo?next=%2Fnotes%2FN-1%2Fput', { user: ids.get('Casey Sample') ?? '' })
    expect([casey.status, casey.location]).toEqual([303, '/notes/N-1/put'])
    const page = await browser.get('/notes/N-1/put')
    expect(page.html).toMatch(/<span class="govuk-visually-hidden">Signed in as <\/span>Casey Sample/)
    expect(page.html).toContain('<a class="govuk-link" href="/sign-in">Sign in as somebody else</a>')
    const token = browser.cookies.get('lantern-session') ?? ''
    await browser.get('/sign-in')
    await browser.post('/sign-in/demo', { user: ids.get('Paula Sample') ?? '' })
    const refused = await browser.get('/notes/N-1/put')
    expect(refused.status).toBe(403)
    expect(refused.html).toContain('Paula Sample, Kent Police')
    expect((await hub.app.inject({ method: 'GET', url: '/notes/N-1/put', headers: { cookie: `lantern-session=${token}` } })).statusCode).toBe(303)
  })

  it('signs nobody in without a form of ours, or who is unknown or disabled', async () => {
    const browser = new Browser(hub)
    expect((await browser.post('/sign-in/demo', { user: ids.get('Casey Sample') ?? '' })).status).toBe(403)
    await browser.get('/sign-in')
    for (const user of ['nobody', ids.get('Dan Sample') ?? '']) expect((await browser.post('/sign-in/demo', { user })).location).toBe('/sign-in')
    expect(browser.cookies.has('lantern-session')).toBe(false)
  })

  it('lists its people for programs and gives a token for any of them', async () => {
    const { items, next } = (await json('GET', '/api/demo/users')).json<{ items: readonly Item[]; next: null }>()
    expect(next).toBeNull()
    expect(items).toContainEqual({ user: ids.get('Paula Sample'), name: 'Paula Sample', agency: 'kent-police', roles: ['agency-representative', 'agency-lead'] })
    expect(items.map(({ name }) => name).sort()).toEqual(['Casey Sample', 'Gwen Sample', 'Paula Sample'])
    const signed = await json('POST', '/api/sessions', { user: ids.get('Casey Sample') })
    expect(signed.statusCode).toBe(201)
    const { token } = signed.json<{ token: string }>()
    expect(Object.keys(signed.json<object>())).toEqual(['token'])
    const put = (user: string) => json('POST', '/api/notes/notes/N-1/puts', { text: 'by a program' }, { authorization: `Bearer ${user}` })
    expect((await put(token)).json()).toMatchObject({ status: 428, code: 'if-match-missing' })
    expect((await put(`${token}x`)).json()).toMatchObject({ status: 401, code: 'not-signed-in' })
  })

  it.each([
    ['somebody unknown', { user: 'nobody' }, 401],
    ['no user', {}, 400],
    ['a number', { user: 7 }, 400],
    ['a password', { name: 'Casey Sample', password: 'x', code: '1' }, 400],
  ])('refuses %s with a problem document', async (_, body, status) => {
    const answer = await json('POST', '/api/sessions', body)
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(answer.json()).toMatchObject({ status })
  })

  it('records every sign-in, in a browser and by a program, and none that was refused', async () => {
    const user = ids.get('Gwen Sample') ?? ''
    const made = async () => (await hub.store.readStream(accessStreamOf(user, hub.clock.now()))).map(({ type, data }) => ({ type, data }))
    expect(await made()).toEqual([])
    const browser = new Browser(hub)
    await browser.post('/sign-in/demo', { user })
    await browser.get('/sign-in')
    await browser.post('/sign-in/demo', { user })
    await json('POST', '/api/sessions', { user })
    expect(await made()).toEqual([{ type: 'SignInMade', data: { by: 'browser' } }, { type: 'SignInMade', data: { by: 'bearer' } }])
  })

  it.each([['/accessibility', 'Accessibility statement'], ['/cookies', 'Cookies'], ['/privacy', 'Privacy']])('opens %s to everybody', async (url, title) => {
    const { status, html } = await new Browser(hub).get(url)
    expect(status).toBe(200)
    expect(html).toContain(`<h1 class="govuk-heading-l">${title}</h1>`)
  })

  it('has no accounts to set up', async () => {
    expect((await new Browser(hub).get('/set-up')).status).toBe(404)
  })

  it('is described in OpenAPI', async () => {
    const document = (await json('GET', '/api/openapi.json')).json<{ paths: Record<string, object> }>()
    expect(document.paths).toMatchObject({ '/api/demo/users': { get: {} }, '/api/sessions': { post: {}, delete: {} } })
    expect(Object.keys(document.paths).filter(path => !path.startsWith('/api/'))).toEqual([])
  })
})

describe('over TLS', () => {
  it('the session is kept in a cookie that leaves over TLS alone and that no other host can set', async () => {
    const secure = await startHub(true, true)
    const { user } = await secure.users.add({ name: 'Tess Sample', agency: 'hub', roles: ['coordinator'], signInName: 'tess' }, secure.clock.now())
    const browser = new Browser(secure)
    await browser.get('/sign-in')
    const { headers } = await browser.post('/sign-in/demo', { user })
    expect(String(headers['set-cookie'])).toMatch(/__Host-lantern-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax/)
    expect((await browser.get('/notes/N-1/put')).status).toBe(200)
    await secure.close()
  })
})
