import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'
import { gunzipSync } from 'node:zlib'
import { asset } from '../assets/assets.js'
import { errors, formBody, formType, openForm, start, type Running } from './shell.fixture.js'

const bearer = { authorization: 'Bearer niamh' }
const json = { 'content-type': 'application/json', ...bearer }

describe('the shell', () => {
  let running: Running
  beforeAll(async () => {
    running = await start()
  })
  afterAll(() => running.app.close())
  const get = (url: string, headers: Record<string, string> = {}) => running.app.inject({ method: 'GET', url, headers })
  const post = (url: string, payload: string, headers: Record<string, string>) => running.app.inject({ method: 'POST', url, headers, payload })

  describe('headers', () => {
    it('name every directive of the policy, and are on every answer', async () => {
      for (const url of ['/things/new', '/api/things/fail/inside', '/nowhere', asset('lantern.css')]) {
        const { headers } = await get(url)
        expect(headers['content-security-policy']).toMatch(/^default-src 'none';script-src 'self' 'sha256-[^']+';script-src-attr 'none';style-src 'self';style-src-attr 'none';/)
        expect(headers['content-security-policy']).toContain("form-action 'self';frame-ancestors 'none';base-uri 'none'")
        expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin' })
        expect(headers).not.toHaveProperty('strict-transport-security')
      }
    })

    it('keep pages and answers out of every cache, and assets in it', async () => {
      for (const url of ['/things/new', '/api/things/fail/nothing', '/nowhere']) expect((await get(url)).headers['cache-control']).toBe('no-store')
      expect((await get(asset('lantern.css'))).headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect((await get('/assets/older/lantern.css')).headers['cache-control']).toBe('no-cache')
      expect((await get('/assets/images/icon-document.svg')).headers['cache-control']).toBe('public, max-age=86400')
    })

    it('do not count down, so that two answers that must look alike do', async () => {
      expect(Object.keys((await get('/things/new')).headers).filter(name => name.startsWith('x-ratelimit'))).toEqual([])
    })
  })

  describe('assets', () => {
    it('are served zipped and plain, without font and crest', async () => {
      const plain = await get(asset('lantern.css'))
      expect(plain.headers['content-type']).toBe('text/css; charset=utf-8')
      expect(plain.body).not.toMatch(/GDS Transport|@font-face|govuk-crest/)
      expect(plain.body).toContain('.govuk-button')
      expect(plain.body).toContain('.moj-timeline')
      const zipped = await get(asset('lantern.css'), { 'accept-encoding': 'gzip, br' })
      expect(gunzipSync(zipped.rawPayload).toString()).toBe(plain.body)
      expect((await get(asset('lantern.js'))).body).toContain('initAll()')
    })

    it.each([
      ['/assets/x/other.css', 404],
      ['/assets/images/none.svg', 404],
      ['/assets/images/..%2f..%2fpackage.json', 403],
      ['/assets/images/%2e%2e/package.json', 404],
    ])('do not hold %s', async (url, status) => {
      const answer = await get(url)
      expect(answer.statusCode).toBe(status)
      expect(answer.body).not.toContain('"version"')
    })
  })

  describe('forms', () => {
    it('come back with what is wrong and what was typed', async () => {
      const { cookie, token } = await openForm(running)
      const payload = formBody({ _csrf: token, name: "<i>O'Neill</i>", ticks: 'many', 'children[0][name]': '', 'children[1][name]': 'Bob' })
      const answer = await post('/things/new', payload, { ...formType, cookie })
      expect(answer.statusCode).toBe(400)
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(answer.body).toContain('<a href="#ticks">The number of ticks must be a whole number</a>')
      expect(answer.body).toContain('value="&lt;i&gt;O&#39;Neill&lt;/i&gt;"')
      expect(answer.body).toContain('name="children[0][name]" type="text" spellcheck="false" value="Bob"')
    })

    it('lead on when they are right', async () => {
      const { cookie, token } = await openForm(running)
      const answer = await post('/things/new', formBody({ _csrf: token, name: 'Ann', ticks: '3' }), { ...formType, cookie })
      expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/things/1'])
    })

    it.each([
      ['without a token', (token: string) => ({ name: 'Ann', ticks: '3', wrong: token })],
      ['with a wrong token', (token: string) => ({ _csrf: `${token}x`, name: 'Ann', ticks: '3' })],
    ])('are refused %s', async (_, fields) => {
      const { cookie, token } = await openForm(running)
      const answer = await post('/things/new', formBody(fields(token)), { ...formType, cookie })
      expect(answer.statusCode).toBe(403)
      expect(answer.body).toContain('Your form has expired')
      expect(answer.body).not.toContain('Ann')
    })

    it('are refused without the cookie, with the token of another browser, and from another site', async () => {
      const [mine, theirs] = [await openForm(running), await openForm(running)]
      const payload = formBody({ _csrf: theirs.token, name: 'Ann', ticks: '3' })
      expect((await post('/things/new', payload, formType)).statusCode).toBe(403)
      expect((await post('/things/new', payload, { ...formType, cookie: mine.cookie })).statusCode).toBe(403)
      expect((await post('/things/new', payload, { ...formType, cookie: theirs.cookie, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
      expect((await post('/things/new', payload, { ...formType, cookie: theirs.cookie, 'sec-fetch-site': 'same-origin' })).statusCode).toBe(303)
    })

    it('protect the API from a cookie too, and leave bearer tokens alone', async () => {
      const payload = JSON.stringify({ name: 'Ann', ticks: 3 })
      expect((await post('/api/things', payload, { 'content-type': 'application/json', cookie: 'session=niamh' })).statusCode).toBe(403)
      expect((await post('/api/things', payload, json)).statusCode).toBe(201)
    })

    it('with too many or too deep fields, or too large, are refused and not a failure of ours', async () => {
      const { cookie, token } = await openForm(running)
      const many = formBody(Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`f${i}`, '1'])))
      expect((await post('/things/new', `${many}&_csrf=${token}`, { ...formType, cookie })).statusCode).toBe(400)
      expect((await post('/things/new', `a[b][c][d][e][f]=1&_csrf=${token}`, { ...formType, cookie })).statusCode).toBe(400)
      const large = await post('/things/new', `name=${'x'.repeat(300_000)}`, { ...formType, cookie })
      expect(large.statusCode).toBe(413)
      expect(large.body).toContain('What you sent is too large')
    })
  })

  it.each(['/accessibility', '/cookies', '/privacy'])('shows %s to everybody, as every footer promises', async url => {
    const answer = await get(url)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.body).toContain(`href="${url}"`)
  })

  describe('errors', () => {
    const expected = { refusal: 409, revision: 412, reused: 422, store: 503, nothing: 404, forbidden: 403, ifMatch: 428, shape: 400, inside: 500 }
    it.each(Object.entries(expected))('answer %s with %i, as a problem and as a page, telling nothing of the inside', async (kind, status) => {
      const problem = await get(`/api/things/fail/${kind}`, bearer)
      expect(problem.statusCode).toBe(status)
      expect(problem.headers['content-type']).toMatch(/^application\/problem\+json/)
      expect(JSON.parse(problem.body)).toMatchObject({ type: 'about:blank', status })
      const page = await get(`/fail/${kind}`)
      expect(page.statusCode).toBe(status)
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(page.body).toContain('<h1')
      for (const body of [problem.body, page.body]) expect(body).not.toMatch(/secret|O'Neill|10\.0\.0\.1|at .*\.ts/)
    })

    it('have a test each', () => expect(Object.keys(errors).filter(kind => kind !== 'signedOut')).toEqual(Object.keys(expected)))

    it('name the refusal, the fields and the revision', async () => {
      expect(JSON.parse((await get('/api/things/fail/refusal')).body)).toMatchObject({ code: 'marac.case-not-open', detail: 'The case is closed.', title: 'Conflict' })
      expect(JSON.parse((await get('/api/things/fail/revision')).body)).toMatchObject({ code: 'changed', revision: 5 })
      const shape = await post('/api/things', JSON.stringify({ ticks: '3', colour: 1, children: [{}] }), json)
      expect(JSON.parse(shape.body)).toMatchObject({
        code: 'shape',
        errors: [
          { pointer: '#/name', detail: 'Enter the name' },
          { pointer: '#/ticks', detail: 'The number of ticks must be a whole number' },
          { pointer: '#/children/0/name', detail: "Enter the child's name" },
          { pointer: '#/colour', detail: 'There is no field called colour' },
        ],
      })
    })

    it('lead to signing in, and back, unless it is the API', async () => {
      const page = await get('/fail/signedOut?done=x')
      expect([page.statusCode, page.headers['location']]).toEqual([303, '/sign-in?next=%2Ffail%2FsignedOut%3Fdone%3Dx'])
      const api = await get('/api/things/fail/signedOut')
      expect([api.statusCode, api.headers['www-authenticate']]).toEqual([401, 'Bearer'])
    })

    it('log a failure with its incident and never with its message', async () => {
      const { incident } = JSON.parse((await get('/api/things/fail/inside')).body) as { incident: string }
      const line = running.lines.find(each => each['incident'] === incident)
      expect(line).toMatchObject({ msg: 'failed', error: 'Error', status: 500 })
      expect(JSON.stringify(running.lines)).not.toContain("O'Neill")
      expect((await get('/fail/inside')).body).toMatch(/give this number: <strong>[0-9a-f]{8}</)
    })

    it.each([
      ['an unknown page', 'GET', '/nowhere', undefined, {}, 404],
      ['an unknown API route', 'GET', '/api/nowhere', undefined, {}, 404],
      ['broken JSON', 'POST', '/api/things', '{"name": Ann', json, 400],
      ['a poisoned prototype', 'POST', '/api/things', '{"__proto__":{"a":1}}', json, 400],
      ['another media type', 'POST', '/api/things', '<a/>', { ...bearer, 'content-type': 'text/xml' }, 415],
      ['a JSON list', 'POST', '/api/things', '[1]', json, 400],
      ['null', 'POST', '/api/things', 'null', json, 400],
      ['too much JSON', 'POST', '/api/things', JSON.stringify({ name: 'x'.repeat(300_000) }), json, 413],
      ['a broken address', 'GET', '/api/%ff', undefined, {}, 400],
    ] as const)('answer %s', async (_, method, url, payload, headers, status) => {
      const answer = await running.app.inject({ method, url, headers, payload })
      expect(answer.statusCode).toBe(status)
      expect(answer.body).not.toContain('Ann')
      if (url.startsWith('/api')) expect(JSON.parse(answer.body)).toMatchObject({ type: 'about:blank', status })
    })

    it('give an unknown address and a forbidden thing the very same answer when both are 404', async () => {
      const [one, two] = [await get('/fail/nothing'), await get('/fail/no-such-kind')]
      const plain = (answer: typeof one) => ({ ...answer.headers, 'set-cookie': '', date: '', body: answer.body.replace(/value="[^"]*"/g, '') })
      expect(plain(one)).toEqual(plain(two))
    })
  })

  describe('the log', () => {
    it('holds named fields only: no address, query, header or body', async () => {
      running.lines.length = 0
      await get('/fail/nothing?name=Niamh', { referer: 'http://x/Niamh', 'user-agent': 'Niamh' })
      await post('/api/things', JSON.stringify({ name: 'Niamh' }), json)
      await get('/nowhere/Niamh')
      await new Promise(resolve => setImmediate(resolve))
      expect(running.lines.map(({ method, route, status }) => [method, route, status])).toEqual([
        ['GET', '/fail/:kind', 404],
        ['POST', '/api/things', 400],
        ['GET', 'none', 404],
      ])
      expect(JSON.stringify(running.lines)).not.toContain('Niamh')
      expect(Object.keys(running.lines[0] ?? {}).toSorted()).toEqual(['hostname', 'level', 'method', 'ms', 'msg', 'pid', 'reqId', 'route', 'status', 'time'])
    })
  })

  describe('OpenAPI', () => {
    it('is a valid 3.1 document of the API alone, with problems for what can go wrong', async () => {
      const answer = await get('/api/openapi.json')
      const document = JSON.parse(answer.body) as Record<string, unknown>
      expect(document['openapi']).toBe('3.1.0')
      expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true })
      expect(Object.keys(document['paths'] as object)).toEqual(['/api/things', '/api/things/fail/{kind}'])
      const text = JSON.stringify(document)
      expect(text).not.toContain('"$ref":""')
      expect(document).toMatchObject({
        security: [{ bearer: [] }],
        components: {
          schemas: {
            Problem: {},
            ThingInput: {
              required: ['name', 'ticks'],
              properties: {
                name: { type: 'string', maxLength: 20, minLength: 1 },
                ticks: { type: 'integer', maximum: 24 },
                children: { type: 'array', maxItems: 25, items: { $ref: '#/components/schemas/ChildInput' } },
              },
            },
          },
        },
        paths: { '/api/things': { post: { responses: { 400: {}, 401: {}, 412: {}, 422: {}, 428: {}, 429: {} } } } },
      })
    })
  })
})

describe('the shell behind TLS', () => {
  it('asks for TLS for a year, and its cookie is its own', async () => {
    const running = await start({ tls: true, demonstration: false })
    const { headers, body } = await running.app.inject({ method: 'GET', url: '/things/new' })
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests')
    expect(headers['set-cookie']).toMatch(/^__Host-lantern-form=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(body).not.toContain('Demonstration')
    await running.app.close()
  })
})

describe('limits', () => {
  it('stop too many requests of a person, an address and a sign-in, each for itself', async () => {
    const running = await start({ perMinute: 5 })
    const status = async (url: string, headers = {}) => (await running.app.inject({ method: 'GET', url, headers })).statusCode
    for (let i = 0; i < 5; i++) expect(await status('/things/new')).toBe(200)
    const refused = await running.app.inject({ method: 'GET', url: '/things/new' })
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.body).toContain('You have made too many requests')
    expect(await status('/nowhere')).toBe(429)
    expect(await status('/things/new', bearer)).toBe(200)
    expect(await status(asset('lantern.css'))).toBe(200)
    const api = await running.app.inject({ method: 'GET', url: '/api/things/fail/nothing' })
    expect(JSON.parse(api.body)).toMatchObject({ status: 429, code: 'too-many' })
    const signIn = () => running.app.inject({ method: 'POST', url: '/sign-in', headers: { ...bearer } })
    expect([(await signIn()).statusCode, (await signIn()).statusCode, (await signIn()).statusCode, (await signIn()).statusCode]).toEqual([200, 200, 200, 429])
    await running.app.close()
  })
})

describe('tokens bound to the session', () => {
  it('pass for the session that the page was made for, live or not, and for no other', async () => {
    const holder = (request: { readonly cookies: Readonly<Record<string, string | undefined>> }): string => request.cookies['session'] ?? ''
    const running = await start({
      forms: { options: { cookieKey: 'bound', csrfOpts: { hmacKey: 'k'.repeat(32), userInfo: true }, getUserInfo: holder }, holder },
    })
    const page = await running.app.inject({ method: 'GET', url: '/things/new', headers: { cookie: 'session=niamh' } })
    const secret = String(page.headers['set-cookie']).split(';')[0] ?? ''
    const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const send = (cookie: string) =>
      running.app.inject({ method: 'POST', url: '/things/new', headers: { ...formType, cookie }, payload: formBody({ _csrf: token, name: 'Ann', ticks: '3' }) })
    expect(secret).toMatch(/^bound=/)
    expect((await send(`${secret}; session=niamh`)).statusCode).toBe(303)
    expect((await send(`${secret}; session=other`)).statusCode).toBe(403)
    expect((await send(secret)).statusCode).toBe(403)
    await running.app.close()
  })
})

describe('an error page', () => {
  it('stands alone when what stands around it fails too', async () => {
    const running = await start({ frame: () => Promise.reject(new Error('no store')) })
    const answer = await running.app.inject({ method: 'GET', url: '/fail/store' })
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toContain('Sorry, the service is not available')
    expect(answer.body).toContain('Demonstration')
    await running.app.close()
  })
})

describe('behind a proxy', () => {
  it.each([
    [false, 429],
    ['127.0.0.1', 200],
  ])('with trustProxy %j a second address gets %i', async (trustProxy, status) => {
    const running = await start({ perMinute: 1 }, { trustProxy })
    const from = (address: string) => running.app.inject({ method: 'GET', url: '/things/new', headers: { 'x-forwarded-for': address } })
    expect((await from('198.51.100.1')).statusCode).toBe(200)
    expect((await from('198.51.100.2')).statusCode).toBe(status)
    await running.app.close()
  })
})

describe('a form sent after the session ended', () => {
  it('is kept before signing in again', async () => {
    const kept: unknown[] = []
    const running = await start({ keepForm: async request => void kept.push(request.body) })
    const { cookie, token } = await openForm(running)
    const answer = await running.app.inject({ method: 'POST', url: '/fail/signedOut', headers: { ...formType, cookie }, payload: formBody({ _csrf: token, name: 'Ann' }) })
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/sign-in'])
    expect(kept).toMatchObject([{ name: 'Ann' }])
    await running.app.close()
  })

  it('answers as unavailable when it cannot be kept, rather than losing it without a word', async () => {
    const running = await start({ keepForm: async () => Promise.reject(errors['store']?.() ?? new Error('none')) })
    const { cookie, token } = await openForm(running)
    const answer = await running.app.inject({ method: 'POST', url: '/fail/signedOut', headers: { ...formType, cookie }, payload: formBody({ _csrf: token, name: 'Ann' }) })
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toContain('What was not confirmed to you has not been saved.')
    await running.app.close()
  })
})
