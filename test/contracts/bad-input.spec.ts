import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Slices } from '@lantern/web-kit'
import type { InjectOptions } from 'fastify'
import { referral, startPartnership, type Partnership } from './partnership-of-cases.fixture.js'

/** What nobody should send, sent to every route of the API document and every form: refused in plain words, never with 500, and nothing is recorded. */
interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>> }
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>> }
}
interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'HEAD'
  readonly url: string
  readonly payload?: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}
interface Told {
  readonly status: number
  readonly type: string
  readonly body: string
}

let made: Partnership
let document: Document
let posts: readonly { readonly url: string; readonly fields: readonly string[] }[]
let gets: readonly string[]
let forms: readonly { readonly url: string; readonly fields: readonly string[] }[]
const planted = 'Planted-Secret-4242'

beforeAll(async () => {
  made = await startPartnership({ excluding: false })
  document = (await made.app.ask('/api/openapi.json')).json() as Document
  const here = (path: string): string => path.replace(/\{ref\}|:ref/, refFor(path))
  posts = Object.entries(document.paths).flatMap(([path, { post }]) => (post ? [{ url: here(path), fields: fieldsOf(post) }] : []))
  gets = Object.entries(document.paths).flatMap(([path, { get }]) => (get ? [here(path)] : []))
  forms = made.app.app.get(Slices, { strict: false }).all().map(({ page, context, api }) => {
    const of = document.paths[`/api/${context}/${api}`.replace(':ref', '{ref}')]?.['post']
    return { url: here(`/${page}`), fields: of ? fieldsOf(of) : [] }
  })
}, 120_000)
afterAll(() => made.app.stop())

function fieldsOf({ requestBody }: Operation): readonly string[] {
  const name = requestBody?.content['application/json']?.schema.$ref?.split('/').at(-1) ?? ''
  return Object.keys(document.components.schemas[name]?.properties ?? {})
}

/** Each route on something that it may be used on, so that nothing stops at the door. */
function refFor(path: string): string {
  if (ofDuty.test(path)) return made.restrictedDuty.ref
  if (/^(\/api)?\/(actions|escalations|actions\/escalations)\/[{:]/.test(path)) return made.policeAction.ref
  if (/\/access-requests\/[{:]/.test(path)) return made.request
  if (/\/meetings\/[{:]/.test(path)) return made.meeting
  if (/\/resolutions\/[{:]/.test(path)) return made.resolution
  return ofResearch.test(path) ? made.asked.ref : made.waiting.ref
}
/** What is owed and is no action is answered at its escalation. */
const ofDuty = /\/escalations\/(:ref|\{ref\})\/\w/
/** What only an agency that was asked may do. */
const ofResearch = /research-(returns|additions|withdrawals|takings|leavings)|(return|add-to|withdraw|take|leave)-research/
function whoFor(url: string): string {
  if (ofResearch.test(url) || url.includes('dissent') || /action-requests|request-action/.test(url) || /\/referrals\/MC|my-referrals/.test(url) || /(?<!release-)flag(-on|-off|-end)?$/.test(url)) return 'housing'
  return url.includes(made.policeAction.ref) && !/verif|returns?$|failure|not-done|reassign|chase|rais|direct|reason|escalation/.test(url) ? 'police' : 'founder'
}

async function ask({ method, url, payload, headers }: Asked): Promise<Told> {
  const sent: InjectOptions = { method, url, headers: { authorization: `Bearer ${whoFor(url)}`, 'if-match': '"999"', ...headers }, ...(payload !== undefined && { payload }) }
  const answer = await made.app.app.inject(sent)
  return { status: answer.statusCode, type: String(answer.headers['content-type'] ?? ''), body: answer.body }
}

const json = (url: string, body: unknown): Asked => ({ method: 'POST', url, payload: typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body), headers: { 'content-type': 'application/json' } })
const form = (url: string, payload: string): Asked => ({ method: 'POST', url, payload, headers: { 'content-type': 'application/x-www-form-urlencoded' } })

/** What of each answer is not as it must be; nothing when all is well. */
async function faultsOf(asked: readonly Asked[], refused: readonly number[]): Promise<readonly string[]> {
  const faults: string[] = []
  for (const each of asked) {
    const { status, type, body } = await ask(each)
    const kind = each.url.startsWith('/api') ? 'application/problem+json' : 'text/html'
    const wrong = [
      ...(refused.includes(status) ? [] : [`answered ${status}`]),
      ...(status >= 400 && !type.startsWith(kind) ? [`is ${type}`] : []),
      ...(/\bat .*\.[jt]s:\d|node_modules|SQLITE/.test(body) ? ['shows its inside'] : []),
      ...(kind !== 'text/html' && body.includes(planted) ? ['repeats what was sent'] : []),
    ]
    if (wrong.length > 0) faults.push(`${each.method} ${each.url.slice(0, 80)} ${String(each.payload ?? '').slice(0, 60)}: ${wrong.join(', ')}`)
  }
  // The first few say enough.
  return faults.slice(0, 20)
}

const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
const values: readonly unknown[] = [
  null, true, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER + 2, '', ' ', '\u0000', '\u0007', '\u202E', '\uD800', 'x'.repeat(100_001), [], {}, [[]], [null], [1], [{}], { day: '31', month: '2', year: '2026' },
  '2026-02-31', '2026-13-01', '0000-00-00', '-000001-01-01', '275760-09-14', '99999-01-01', '../../etc/passwd', '%00', '__proto__', 'constructor', ['constructor'], [{ name: { toString: 1 } }], { $ne: 1 }, { length: 1e9 },
]
const bodies: readonly (string | Buffer)[] = [
  '', '{', 'null', '[]', '[[]]', '"text"', '1', 'true', '{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}', '{"constructor":1}', '{"toString":1,"hasOwnProperty":2,"valueOf":3}', `{"nobodyHasThis":"${planted}"}`, `{"broken":"${planted}`,
  deep(9), deep(5000), '['.repeat(50_000), '{"a":1e999}', Buffer.from([0xff, 0xfe, 0x7b]), '{"a":"\u0000"}', '{"length":-1}',
]

describe('the API', () => {
  it('refuses bodies that are none', async () => expect(await faultsOf(posts.flatMap(({ url }) => bodies.map(body => json(url, body))), [400, 412])).toEqual([]), 120_000)
  it('refuses values of every wrong kind, in every field', async () =>
    expect(await faultsOf(posts.flatMap(({ url, fields }) => fields.flatMap(field => values.map(value => json(url, { [field]: value, nobodyHasThis: planted })))), [400])).toEqual([]), 120_000)
  it('refuses what is too large with 413', async () => expect(await faultsOf(posts.map(({ url }) => json(url, { a: 'x'.repeat(300_000) })), [413])).toEqual([]))
  it('refuses what is neither JSON nor a form with 415', async () =>
    expect(await faultsOf(posts.flatMap(({ url }) => ['text/plain', 'application/xml', 'multipart/mixed; boundary=x', 'text/html'].map(type => ({ ...json(url, '{"a":1}'), headers: { 'content-type': type } }))), [415])).toEqual([]))
  it('asks for the version that a change is based on', async () => {
    const changing = posts.filter(({ url }) => /(acceptance|closure|extensions)$/.test(url))
    expect(changing.length).toBeGreaterThan(2)
    const versions = ['', '*', '""', '"-1"', '"1e3"', '"99999999999999999999"', '0', '"0","1"', 'x'.repeat(2000)]
    expect(await faultsOf(changing.flatMap(({ url }) => versions.map(version => ({ ...json(url, {}), headers: { 'content-type': 'application/json', 'if-match': version } }))), [428])).toEqual([])
  })
  it('refuses queries that no list takes', async () => {
    const lists = gets.filter(url => !url.includes('MC-') && !url.includes('MT-') && !url.includes('RS-') && !url.includes('my-work') && !url.includes('{'))
    const place = (...parts: readonly unknown[]): string => `cursor=${Buffer.from(JSON.stringify(parts)).toString('base64url')}`
    const queries = [
      'limit=0', 'limit=-1', 'limit=1e9', 'limit=201', 'limit=1&limit=2', 'cursor=%00', 'cursor=e30', 'cursor=W10', `cursor=${'x'.repeat(401)}`, 'cursor=a&cursor=b', 'nobodyHasThis=1', '__proto__=1', 'constructor=1', 'limit=%F0', 'limit[]=1', 'status=__proto__&late=x&tier=x',
      place('next_on asc,score desc,ref asc', {}, 1, 'x'), place('due_on asc,ref asc', '\0', 'y'), place('due_on asc,id asc', null, 'y'), place('referred_at asc,ref asc', 1), place(),
    ]
    expect(await faultsOf(lists.flatMap(url => queries.map(query => ({ method: 'GET' as const, url: `${url}?${query}` }))), [400])).toEqual([])
  }, 120_000)
  it.each(['yesterday', '2026-02-31T00:00:00Z', '9999-99-99T00:00:00Z', '2026-01-01', '2026-01-01T00:00:00%2B01:00', '%00', '', '2026-01-01T00:00:00Z&asAt=2026-01-02T00:00:00Z'])('refuses the moment %s', async moment =>
    expect(await faultsOf([{ method: 'GET', url: `/api/marac/cases/${made.waiting.ref}?asAt=${moment}` }], [400])).toEqual([]))
  it('has no other methods', async () =>
    expect(await faultsOf(posts.flatMap(({ url }) => (['PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const).map(method => ({ method, url }))), [404])).toEqual([]))
  it('never takes a key for resending that it would forget', async () => {
    for (const key of ['', 'x'.repeat(201)]) {
      const { status, type } = await ask({ ...json('/api/marac/referrals', referral), headers: { 'content-type': 'application/json', 'idempotency-key': key } })
      expect([key.length, status, type]).toEqual([key.length, 400, 'application/problem+json; charset=utf-8'])
    }
  })
})

describe('references', () => {
  const refs = ['%2e%2e', '%2e%2e%2f', '%00', 'MC-%00', 'MC-00000-00000%00', 'MC-00000-00000%0A', 'x'.repeat(300), "'", '%22%3E%3Cscript%3E', '__proto__', 'constructor', 'mc-00000-00000', '%E2%80%AE', '%F0%9F%98%80', 'MC-00000-00000;x']
  it('that can be none are answered like those of nothing', async () => {
    const paths = Object.entries(document.paths).flatMap(([path, operations]) => (path.includes('{') ? Object.keys(operations).map(method => [method, path] as const) : []))
    const asked = paths.flatMap(([method, path]) => refs.map(ref => (method === 'get' ? { method: 'GET' as const, url: path.replace(/\{\w+\}/, ref) } : json(path.replace(/\{\w+\}/, ref), {}))))
    expect(await faultsOf(asked, [404, 403, 414])).toEqual([])
    const pages = forms.filter(({ url }) => url.includes('MC-')).flatMap(({ url }) => refs.map(ref => url.replace(/MC-[0-9A-Z-]+/, ref)))
    expect(await faultsOf(pages.map(url => ({ method: 'GET' as const, url })), [404, 403, 414])).toEqual([])
  }, 120_000)
  it.each(['/cases/%', '/cases/%ff', '/cases/%zz/history', '/%', `/cases/${'x'.repeat(9000)}`, '/api/marac/cases/%ff'])('that cannot be read are refused as a page or as a problem: %s', async url =>
    expect(await faultsOf([{ method: 'GET', url }], [400, 404, 414])).toEqual([]))
})

describe('the forms', () => {
  it('refuse values of every wrong kind, in every field', async () => {
    const spelled = ['', '%00', '%ED%A0%80', 'x'.repeat(20_001), '%3Cscript%3Ealert(1)%3C/script%3E', '2026-02-31', '__proto__']
    const asked = forms.flatMap(({ url, fields }) =>
      fields.flatMap(field => [...spelled.map(value => `${field}=${value}`), `${field}[]=a&${field}[]=b`, `${field}[a][b]=1`, `${field}[day]=31&${field}[month]=2&${field}[year]=2026`, `${field}[0][name][x]=1`].map(body => form(url, `${body}&nobodyHasThis=1`))),
    )
    expect(await faultsOf(asked, [400])).toEqual([])
  }, 120_000)
  it('refuse bodies that are none', async () =>
    expect(await faultsOf(forms.flatMap(({ url }) => ['nobodyHasThis=1', '__proto__[x]=1&nobodyHasThis=1', 'a[b][c][d][e][f][g]=1', 'a=1&'.repeat(2500), 'constructor=1&nobodyHasThis=1', '_revision[]=1&_command[]=2&nobodyHasThis=1', '%=%&nobodyHasThis=1', '&&&=&nobodyHasThis=1'].map(body => form(url, body))), [400])).toEqual([]), 120_000)
  it('keep what was typed, as text', async () => {
    const { status, body } = await ask(form(`/cases/${made.waiting.ref}/not-accept`, `because=nothing&reason=${encodeURIComponent('<script>alert("1")</script> Siobhán O\'Neill 李')}&_revision=0`))
    expect(status).toBe(400)
    expect(body).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; Siobhán O&#39;Neill 李')
    expect(body).not.toContain('<script>alert')
  })
})

describe('after all that', () => {
  it('nothing was recorded of any case', async () => {
    const types = (await made.app.store.readAll({ after: -1n, max: 10_000 })).map(({ type }) => type)
    expect(types.filter(type => type === 'ReferralSubmitted')).toHaveLength(4)
    expect(types.filter(type => ['ReferralNotAccepted', 'CaseClosed', 'ActionAccepted', 'ActionDeclined', 'ActionExtended', 'ActionDone'].includes(type))).toEqual([])
  })
})
