import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { accessStreamOf, NOBODY } from '@lantern/access'
import { StoreUnavailable } from '@lantern/event-store'
import { Browser } from '../browser.fixture.js'
import { codeAt, enrol, password, signIn, type Enrolled } from '../enrolled.fixture.js'
import { startHub, type Hub } from '../pages.fixture.js'

let hub: Hub
let ann: Enrolled
let beth: Enrolled
let browser: Browser
beforeAll(async () => {
  hub = await startHub(false)
  ann = await enrol(hub, 'ann@example.org')
  beth = await enrol(hub, 'beth@example.org', ['referrer'])
})
afterAll(() => hub.close())
beforeEach(() => {
  browser = new Browser(hub)
})
const minutesLater = (minutes: number) => hub.clock.set(new Date(Date.parse(hub.clock.now()) + minutes * 60_000).toISOString())
const session = () => browser.cookies.get('lantern-session')
const api = (method: 'POST' | 'DELETE', url: string, payload?: object, headers: Record<string, string> = {}) =>
  hub.app.inject({ method, url, headers, ...(payload ? { payload } : {}) })

describe('signing in', () => {
  it('leads where the person was going, with a cookie for this site alone that no script reads', async () => {
    expect((await browser.get('/notes/N-1/put')).location).toBe('/sign-in?next=%2Fnotes%2FN-1%2Fput')
    const page = await browser.get('/sign-in?next=%2Fnotes%2FN-1%2Fput')
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.html).toContain('action="/sign-in?next=%2Fnotes%2FN-1%2Fput"')
    expect(page.html).toContain('autocomplete="one-time-code"')
    const done = await signIn(hub, ann, browser, '/sign-in?next=%2Fnotes%2FN-1%2Fput')
    expect([done.status, done.location]).toEqual([303, '/notes/N-1/put'])
    expect(String(done.headers['set-cookie'])).toMatch(/lantern-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/)
    const put = await browser.get('/notes/N-1/put')
    expect(put.status).toBe(200)
    expect(put.html).toMatch(/Sample ann@example\.org, [A-Z].*MARAC Hub/)
    expect(put.html).not.toContain('somebody else')
  })

  it('gives one answer for a wrong name, password and code, and keeps the name alone', async () => {
    minutesLater(1)
    await browser.get('/sign-in')
    const code = codeAt(ann.secret, hub.clock.now())
    const answers = []
    for (const [name, given, typed] of [['nobody', password, code], [ann.signInName, 'wrong-pass-phrase', code], [ann.signInName, password, code === '000000' ? '000001' : '000000']]) {
      const { status, html } = await browser.post('/sign-in', { name: name ?? '', password: given ?? '', code: typed ?? '' })
      expect(status).toBe(400)
      expect(html).toContain(`value="${name}"`)
      expect(html).not.toContain(given)
      answers.push(html.replaceAll(name ?? '', '').replace(/value="[^"]*"/g, ''))
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('The sign-in name, password or code is not right.')
    expect(session()).toBeUndefined()
  })

  it('says what was left out', async () => {
    await browser.get('/sign-in')
    const { status, html } = await browser.post('/sign-in', { name: '', password: '', code: '' })
    expect(status).toBe(400)
    for (const text of ['Enter your sign-in name', 'Enter your password', 'Enter the code from your authenticator app']) expect(html).toContain(text)
  })

  it('takes a code once', async () => {
    await signIn(hub, ann, browser)
    const second = new Browser(hub)
    await second.get('/sign-in')
    const replayed = await second.post('/sign-in', { name: ann.signInName, password, code: codeAt(ann.secret, hub.clock.now()) })
    expect(replayed.status).toBe(400)
    expect(second.cookies.has('lantern-session')).toBe(false)
  })

  it('gives a new token, and ends the one that was there', async () => {
    browser.cookies.set('lantern-session', 'planted-by-somebody-else-beforehand')
    await signIn(hub, ann, browser)
    const first = session()
    expect(first).not.toBe('planted-by-somebody-else-beforehand')
    await signIn(hub, ann, browser)
    const second = session()
    expect(second).not.toBe(first)
    browser.cookies.set('lantern-session', first ?? '')
    expect((await browser.get('/notes/N-1/put')).status).toBe(303)
  })

  it('needs a form of ours', async () => {
    minutesLater(1)
    const answer = await browser.post('/sign-in', { name: ann.signInName, password, code: codeAt(ann.secret, hub.clock.now()) })
    expect(answer.status).toBe(403)
    expect(session()).toBeUndefined()
  })

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example/', '/\t/evil.example', '/%0d%0aSet-Cookie:a=b\r\n', '/sign-in', '/sign-out?x'])('never leads to %j', async next => {
    const url = `/sign-in?next=${encodeURIComponent(next)}`
    const { status, location } = await signIn(hub, ann, browser, url)
    expect([status, location]).toEqual([303, '/'])
  })

  it('stops after ten wrong tries, also with the right password, and says until when', async () => {
    const carl = await enrol(hub, 'carl@example.org')
    await browser.get('/sign-in')
    const statuses = []
    for (let i = 0; i < 10; i++) statuses.push((await browser.post('/sign-in', { name: carl.signInName, password: 'wrong-pass-phrase', code: '123456' })).status)
    expect(statuses).toEqual([...Array.from({ length: 9 }, () => 400), 429])
    minutesLater(1)
    const right = { name: carl.signInName, password, code: codeAt(carl.secret, hub.clock.now()) }
    const locked = await browser.post('/sign-in', right)
    expect([locked.status, locked.headers['retry-after']]).toEqual([429, '840'])
    expect(locked.html).toMatch(/There were too many wrong tries\. Try again after \d/)
    const program = await api('POST', '/api/sessions', right)
    expect([program.statusCode, program.headers['retry-after']]).toEqual([429, '840'])
    minutesLater(15)
    expect((await signIn(hub, carl, browser)).status).toBe(303)
  })
})

describe('the record of tries to sign in', () => {
  const stored = async (user: string) => (await hub.store.readStream(accessStreamOf(user, hub.clock.now()))).filter(({ type }) => type === 'SignInRefused').map(({ data, by }) => ({ data, by }))
  const tryAs = async (name: string, times: number) => {
    await browser.get('/sign-in')
    for (let i = 0; i < times; i++) await browser.post('/sign-in', { name, password: 'wrong-pass-phrase', code: '123456' })
  }

  it('holds each under the user whose name was typed, and when it stops signing in', async () => {
    const gwen = await enrol(hub, 'gwen@example.org', ['agency-lead'], 'kent-police')
    await tryAs('GWEN@example.org', 10)
    expect((await api('POST', '/api/sessions', { name: gwen.signInName, password, code: codeAt(gwen.secret, hub.clock.now()) })).statusCode).toBe(429)
    const [tenth, program] = (await stored(gwen.user)).slice(-2)
    const until = new Date(Date.parse(hub.clock.now()) + 15 * 60_000).toISOString()
    expect((await stored(gwen.user)).slice(0, 9).map(({ data }) => data)).toEqual(Array.from({ length: 9 }, () => ({ by: 'browser' })))
    expect([tenth?.data, program?.data]).toEqual([{ by: 'browser', until }, { by: 'bearer', until }])
    expect(tenth?.by).toMatchObject({ user: gwen.user, agency: 'kent-police' })
  })

  it("holds nobody's name, only that it was the same one", async () => {
    const before = (await stored(NOBODY.user)).length
    await tryAs('Ivy Unheard-of', 2)
    await tryAs('a-pass-phrase-in-the-wrong-box', 1)
    const [first, second, third] = (await stored(NOBODY.user)).slice(before).map(({ data }) => data)
    expect(first).toEqual({ by: 'browser', nameHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(second).toEqual(first)
    expect(third).not.toEqual(first)
    expect(JSON.stringify([...(await hub.store.readAll({ after: -1n, max: 10_000 }))].map(({ stream, data }) => [stream, data]))).not.toMatch(/Ivy|Unheard|wrong-box/)
  })

  it('holds a disabled account, and is there before the answer or there is none', async () => {
    const hal = await enrol(hub, 'hal@example.org')
    await hub.users.disable(hal.user, hub.clock.now())
    expect((await signIn(hub, hal, browser)).status).toBe(400)
    expect((await stored(hal.user)).map(({ data }) => data)).toEqual([{ by: 'browser' }])
    const append = jest.spyOn(hub.store, 'append').mockRejectedValue(new StoreUnavailable('Invented: the disk is full.'))
    try {
      for (const name of [hal.signInName, 'nobody']) expect((await browser.post('/sign-in', { name, password, code: '123456' })).status).toBe(503)
    } finally {
      append.mockRestore()
    }
  })
})

describe('a session', () => {
  it('ends at sign-out, for everybody who has its token', async () => {
    await signIn(hub, ann, browser)
    const token = session() ?? ''
    await browser.get('/notes/N-1/put')
    const out = await browser.post('/sign-out')
    expect([out.status, out.location]).toEqual([303, '/sign-in'])
    expect(session()).toBeUndefined()
    browser.cookies.set('lantern-session', token)
    expect((await browser.get('/notes/N-1/put')).status).toBe(303)
  })

  it('holds a changed role and a disabled account at the next request', async () => {
    const dora = await enrol(hub, 'dora@example.org')
    await signIn(hub, dora, browser)
    expect((await browser.get('/notes/N-1/put')).html).toContain('href="/notes"')
    await hub.users.changeRoles(dora.user, ['referrer'], hub.clock.now())
    const refused = await browser.get('/notes/N-1/put')
    expect(refused.status).toBe(403)
    expect(refused.html).not.toContain('href="/notes"')
    await hub.users.disable(dora.user, hub.clock.now())
    expect((await browser.get('/notes/N-1/put')).location).toMatch(/^\/sign-in/)
    expect((await signIn(hub, dora, browser)).status).toBe(400)
    await hub.users.enable(dora.signInName, hub.clock.now())
    expect((await signIn(hub, dora, browser)).status).toBe(303)
  })

  it('of a browser is no bearer token, nor the other way round', async () => {
    await signIn(hub, ann, browser)
    const page = (headers: Record<string, string>) => hub.app.inject({ method: 'GET', url: '/notes/N-1/put', headers })
    expect((await page({ authorization: `Bearer ${session() ?? ''}` })).statusCode).toBe(303)
    minutesLater(1)
    const { token } = (await api('POST', '/api/sessions', { name: ann.signInName, password, code: codeAt(ann.secret, hub.clock.now()) })).json<{ token: string }>()
    expect((await page({ authorization: `Bearer ${token}` })).statusCode).toBe(200)
    expect((await page({ cookie: `lantern-session=${token}` })).statusCode).toBe(303)
    expect((await page({ cookie: `lantern-session=${session() ?? ''}`, authorization: 'Basic eA==' })).statusCode).toBe(303)
  })
})

describe('a form sent after the session ended', () => {
  const expire = async () => {
    await signIn(hub, ann, browser)
    await browser.get('/notes/N-1/put')
    minutesLater(31)
    const sent = await browser.post('/notes/N-1/put', { _command: 'c-1', _revision: '0', text: 'Seen at the <gate>' })
    expect([sent.status, sent.location]).toEqual([303, '/sign-in'])
    const page = await browser.get('/sign-in')
    expect(page.html).toContain('You were signed out because your session had ended.')
    expect(page.html).not.toContain('gate')
  }

  it('comes back to the same person, as it was typed and based on what they saw, once', async () => {
    await expire()
    expect((await signIn(hub, ann, browser)).location).toBe('/held-form')
    const offer = await browser.get('/held-form')
    expect(offer.html).toContain('You were sending a form')
    expect(offer.html).toContain('Put the note')
    expect(offer.html).not.toContain('gate')
    const form = await browser.post('/held-form')
    expect(form.status).toBe(200)
    expect(form.html).toContain('action="/notes/N-1/put"')
    expect(form.html).toContain('value="Seen at the &lt;gate&gt;"')
    expect(form.html).toContain('name="_revision" value="0"')
    expect(form.html).not.toContain('value="c-1"')
    expect((await browser.get('/held-form')).location).toBe('/')
    expect((await signIn(hub, ann, browser)).location).toBe('/')
  })

  it('is kept sealed, without the form token and the command id', async () => {
    await expire()
    const [row, ...others] = await hub.private.db.selectFrom('held_forms').selectAll().execute()
    expect(others).toEqual([])
    expect(row).toMatchObject({ user_id: ann.user, path: '/notes/N-1/put' })
    expect(JSON.stringify(row)).not.toContain('gate')
    await signIn(hub, ann, browser)
    expect((await browser.post('/held-form/discard')).location).toBe('/')
    expect(await hub.private.db.selectFrom('held_forms').selectAll().execute()).toEqual([])
  })

  it('is not given to anybody else at the same computer', async () => {
    await expire()
    expect((await signIn(hub, beth, browser)).location).toBe('/')
    expect((await browser.get('/held-form')).location).toBe('/')
    await browser.get('/nowhere')
    const reopened = await browser.post('/held-form')
    expect([reopened.status, reopened.location, reopened.html]).toEqual([303, '/', ''])
    expect((await signIn(hub, ann, new Browser(hub))).location).toBe('/held-form')
  })

  it('is gone after 24 hours', async () => {
    await expire()
    minutesLater(24 * 60)
    expect((await signIn(hub, ann, browser)).location).toBe('/')
  })

  it('is shown only to one who may still use it', async () => {
    await expire()
    await hub.users.changeRoles(ann.user, ['referrer'], hub.clock.now())
    await signIn(hub, ann, browser)
    await browser.get('/held-form')
    const refused = await browser.post('/held-form')
    expect(refused.status).toBe(403)
    expect(refused.html).not.toContain('gate')
    await hub.users.changeRoles(ann.user, ['coordinator'], hub.clock.now())
    expect((await browser.post('/held-form')).html).toContain('gate')
  })

  it('comes back when it was a search, too, and is not searched for by itself', async () => {
    await signIn(hub, ann, browser)
    await browser.get('/notes/search')
    minutesLater(31)
    expect((await browser.post('/notes/search', { word: 'Zoë <b>' })).location).toBe('/sign-in')
    expect(JSON.stringify(await hub.private.db.selectFrom('held_forms').selectAll().execute())).not.toContain('Zoë')
    expect((await signIn(hub, ann, browser)).location).toBe('/held-form')
    const offer = await browser.get('/held-form')
    expect([offer.html.includes('Search for a note'), offer.html.includes('Zoë')]).toEqual([true, false])
    await hub.users.changeRoles(ann.user, ['referrer'], hub.clock.now())
    expect((await browser.post('/held-form')).status).toBe(403)
    await hub.users.changeRoles(ann.user, ['coordinator'], hub.clock.now())
    const form = await browser.post('/held-form')
    expect([form.html.includes('action="/notes/search"'), form.html.includes('value="Zoë &lt;b&gt;"')]).toEqual([true, true])
    expect((await browser.get('/held-form')).location).toBe('/')
  })

  it('is not kept when nobody was signed in, when it is neither a command nor a search, or when the account is disabled', async () => {
    const rows = async () => (await hub.private.db.selectFrom('held_forms').selectAll().execute()).length
    const before = await rows()
    await browser.get('/sign-in')
    await browser.post('/notes/N-1/put', { text: 'by nobody' })
    const eve = await enrol(hub, 'eve@example.org')
    await signIn(hub, eve, browser)
    await browser.get('/notes/N-1/put')
    minutesLater(31)
    await browser.post('/held-form', { text: 'no command' })
    await browser.post('/sign-in', { name: 'a', password: 'b', code: 'c' })
    await hub.users.disable(eve.user, hub.clock.now())
    await browser.post('/notes/N-1/put', { text: 'disabled' })
    expect(await rows()).toBe(before)
  })
})

describe('the API', () => {
  it('gives a program a token, and ends it', async () => {
    minutesLater(1)
    const signed = await api('POST', '/api/sessions', { name: ann.signInName, password, code: codeAt(ann.secret, hub.clock.now()) })
    expect(signed.statusCode).toBe(201)
    const authorization = `Bearer ${signed.json<{ token: string }>().token}`
    expect(signed.headers['set-cookie']).toBeUndefined()
    expect((await api('DELETE', '/api/sessions', undefined, { authorization })).statusCode).toBe(204)
    expect((await api('DELETE', '/api/sessions', undefined, { authorization })).statusCode).toBe(401)
  })

  it('refuses by problem documents', async () => {
    const wrong = await api('POST', '/api/sessions', { name: 'nobody', password, code: '123456' })
    expect([wrong.statusCode, wrong.headers['content-type'], wrong.headers['www-authenticate']]).toEqual([401, 'application/problem+json; charset=utf-8', 'Bearer'])
    expect(wrong.json()).toMatchObject({ status: 401, code: 'sign-in-refused', detail: 'The sign-in name, password or code is not right.' })
    expect((await api('POST', '/api/sessions', { user: ann.user })).statusCode).toBe(400)
  })

  it('knows nothing of a demonstration', async () => {
    for (const url of ['/api/demo/users', '/sign-in/demo']) expect((await hub.app.inject({ method: 'GET', url })).statusCode).toBe(404)
    await browser.get('/sign-in')
    expect((await browser.post('/sign-in/demo', { user: ann.user })).status).toBe(404)
  })
})

describe('setting up an account', () => {
  it('asks for the set-up code, shows picture and key, and signs in once both are proven', async () => {
    const { setUpCode } = await hub.users.add({ name: 'Sample Fay', agency: 'hub', roles: ['coordinator'], signInName: 'fay' }, hub.clock.now())
    expect((await browser.get('/set-up')).html).toContain('Set-up code')
    const shown = await browser.post('/set-up', { setUpCode: ` ${setUpCode} ` })
    expect(shown.status).toBe(200)
    expect(shown.html).toContain('<svg ')
    expect(shown.html).not.toMatch(/style="/)
    const secret = /class="lantern-key">([A-Z2-7 ]+)</.exec(shown.html)?.[1]?.replaceAll(' ', '') ?? ''
    const code = codeAt(secret, hub.clock.now())
    const weak = await browser.post('/set-up/finish', { setUpCode, password: 'short', code })
    expect(weak.status).toBe(400)
    expect(weak.html).toContain('<a href="#password">Password must be 12 characters or more</a>')
    const wrong = await browser.post('/set-up/finish', { setUpCode, password, code: code === '000000' ? '000001' : '000000' })
    expect(wrong.html).toContain('<a href="#code">Enter the code that your authenticator app shows now</a>')
    expect(wrong.html).not.toContain(password)
    const done = await browser.post('/set-up/finish', { setUpCode, password, code })
    expect([done.status, done.location]).toEqual([303, '/'])
    expect((await browser.get('/notes/N-1/put')).status).toBe(200)
    const again = await new Browser(hub).get('/set-up')
    expect(again.status).toBe(200)
    const used = await browser.post('/set-up', { setUpCode })
    expect(used.status).toBe(400)
    expect(used.html).toContain('This set-up code was used')
  })

  it('leaves no secret in the log', () => {
    expect(hub.lines.length).toBeGreaterThan(50)
    expect(hub.lines.join('')).not.toMatch(/ann@example|violet-harbour|setUpCode|N-1|evil/)
  })
})
