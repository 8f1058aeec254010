import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, refer, referral, revisionIn, send, startMarac } from '../pages.fixture.js'
import { FollowInError } from '../record-in-error/follow-in-error.js'
import { TellIncident } from './tell-incident.js'

let app: ContextApp
/** An open case; a second referral of its pair by probation; the same people the other way round. */
let open: string
let second: string
let counter: string
interface Item {
  readonly personId: string
  readonly role: string
  readonly matches: readonly { readonly personId: string; readonly ref: string; readonly role: string }[]
}
const matches = async (ref: string) => ((await app.ask(`/api/marac/cases/${ref}/possible-matches`, { as: 'coordinator' })).json() as { readonly items: readonly Item[] }).items
const merge = async (ref: string, role: string, of: string, theirs = role) => {
  const person = (await matches(ref)).find(each => each.role === role)
  const other = person?.matches.find(match => match.ref === of && match.role === theirs)
  expect((await app.ask(`/api/marac/cases/${ref}/merges`, { as: 'coordinator', method: 'POST', body: { person: person?.personId, other: other?.personId } })).status).toBe(201)
}
const page = async (path: string, as = 'coordinator') => (await app.ask(path, { as })).body
const tell = () => app.app.get(TellIncident, { strict: false }).run(app.clock.now())

beforeAll(async () => {
  app = await startMarac()
  open = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${open}/research-requests`, { agencies: ['canterbury-housing'] }, open)
  app.clock.set('2027-01-14T09:00:00.000Z')
  second = await send(app, 'stranger', '/api/marac/referrals', { ...referral, reason: 'Waited outside her work', children: [] })
  counter = await send(app, 'police', '/api/marac/referrals', { ...referral, victimName: 'Łukasz Próbny', victimDateOfBirth: undefined, perpetrators: [{ name: "Siobhán O'Neill", dateOfBirth: '1991-02-03' }], children: [] })
})
afterAll(() => app.stop())

describe('a second referral of an open pair', () => {
  it('is offered no case to join until its people are known to be the same', async () => {
    expect(await page(`/cases/${second}`)).not.toContain(`/cases/${second}/join"`)
    expect(await page(`/cases/${second}/join`)).toContain('No open case of the same victim and perpetrator is known')
    const answer = await app.ask(`/api/marac/cases/${second}/joining`, { as: 'coordinator', method: 'POST', body: { joins: open }, headers: { 'if-match': '"0"' } })
    expect(answer.status).toBe(400)
    for (const role of ['victim', 'perpetrator']) await merge(second, role, open)
    const body = await page(`/cases/${second}`)
    expect(body).toContain(`/cases/${second}/join"`)
    expect(body).toContain('is open for the same victim and perpetrator')
  })
  it('is joined by the Hub alone', async () => {
    for (const [as, status] of [['police', 403], ['stranger', 403], ['governor', 403], ['manager', 200]] as const) expect([as, (await app.ask(`/cases/${second}/join`, { as })).status]).toEqual([as, status])
  })
  it('joins the case: the incident, its agency, a new date for research, once', async () => {
    expect((await app.ask(`/cases/${open}`, { as: 'stranger' })).status).toBe(404)
    const form = await page(`/cases/${second}/join`)
    const answer = await app.ask(`/cases/${second}/join`, { as: 'coordinator', method: 'POST', body: { joins: open, _revision: revisionIn(form) } })
    expect(answer.status).toBe(303)
    expect(await page(answer.headers['location'] ?? '')).toContain(`This referral belongs to <a class="govuk-link" href="/cases/${open}">`)
    expect([await tell(), await tell()]).toEqual([1, 0])
    const body = await page(`/cases/${open}`)
    for (const text of ['Further incidents', '14 January 2027, probation', 'Waited outside her work', '21 Jan 2027']) expect(body).toContain(text)
    expect(await page(`/cases/${open}/history`)).toContain('referred a further incident')
    expect((await app.ask(`/cases/${open}`, { as: 'stranger' })).status).toBe(200)
  })
  it('stays in every total, and tells its agency how it went', async () => {
    const { items } = (await app.ask('/api/marac/cases?status=joined', { as: 'coordinator' })).json() as { readonly items: readonly { readonly ref: string }[] }
    expect(items.map(({ ref }) => ref)).toEqual([second])
    expect(await page(`/referrals/${second}`, 'stranger')).toContain('The Hub has joined it to a case that is open already')
    expect((await page('/referrals')).includes(second)).toBe(false)
  })
  it('says nothing of the open case to somebody excluded from it', async () => {
    await send(app, 'manager', `/api/marac/cases/${open}/exclusions`, { user: 'excluded', ground: 'relative' }, open)
    const answer = await app.ask(`/api/marac/cases/${second}`, { as: 'excluded' })
    expect([answer.status, answer.body.includes(open)]).toEqual([200, false])
    expect(await page(`/cases/${second}`, 'excluded')).not.toContain(open)
  })
  it('is joined once', async () => {
    const answer = await app.ask(`/api/marac/cases/${second}/joining`, { as: 'coordinator', method: 'POST', body: { joins: open }, headers: { 'if-match': (await app.ask(`/api/marac/cases/${second}`, { as: 'coordinator' })).headers['etag'] ?? '' } })
    expect([answer.status, answer.json()]).toEqual([409, expect.objectContaining({ code: 'marac.already-decided' })])
  })
})

describe('a referral that was joined to the wrong case', () => {
  const follow = async () => {
    const automation = app.app.get(FollowInError, { strict: false })
    for (let i = 0; i < 100; i++) {
      if ((await automation.run(app.clock.now())) > 0) return
      await new Promise(wait => setTimeout(wait, 10))
    }
    throw new Error('Nothing followed')
  }
  const entryOf = async (ref: string, type: string): Promise<string> =>
    ((await app.ask(`/api/marac/cases/${ref}/history`, { as: 'coordinator' })).json() as { readonly items: readonly { readonly event: string; readonly type: string }[] }).items.find(each => each.type === type)?.event ?? ''
  const inError = async (ref: string, type: string) => send(app, 'coordinator', `/api/marac/cases/${ref}/entries-in-error`, { entry: await entryOf(ref, type), reason: 'Another family of that name' }, ref)

  it('waits for triage again once its joining is recorded in error, and the case shows no word of it', async () => {
    await inError(second, 'ReferralJoined')
    expect((await app.ask(`/api/marac/cases/${second}`, { as: 'coordinator' })).json()).toMatchObject({ status: 'referred' })
    await follow()
    for (const path of [`/cases/${open}`, `/cases/${open}/history`, `/cases/${open}/record-in-error`]) expect([path, (await page(path)).includes('Waited outside her work')]).toEqual([path, false])
    expect(await page(`/cases/${open}`)).not.toContain('21 Jan 2027')
    expect((await app.ask(`/cases/${open}`, { as: 'stranger' })).status).toBe(404)
    expect((await app.ask('/api/marac/cases?status=referred', { as: 'coordinator' })).body).toContain(second)
    expect(await page(`/referrals/${second}`, 'stranger')).not.toContain('The Hub has joined it')
  })
  it('can be joined again, and goes back too when the incident is recorded in error on the case', async () => {
    await send(app, 'coordinator', `/api/marac/cases/${second}/joining`, { joins: open }, second)
    let told = 0
    for (let i = 0; i < 100 && told === 0; i++) {
      told = await tell()
      if (told === 0) await new Promise(wait => setTimeout(wait, 10))
    }
    expect(await page(`/cases/${open}`)).toContain('Waited outside her work')
    // What the referral told is hidden on both cases, and the incident is still there; then the incident goes too.
    await inError(second, 'ReferralSubmitted')
    await follow()
    for (const path of [`/cases/${open}`, `/cases/${open}/history`, `/api/marac/cases/${open}`, `/cases/${second}`]) expect([path, (await page(path)).includes('Waited outside her work')]).toEqual([path, false])
    expect((await page(`/cases/${open}`)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain('14 January 2027, probation Recorded in error and hidden')
    await inError(open, 'IncidentAdded')
    await follow()
    expect((await app.ask(`/api/marac/cases/${second}`, { as: 'coordinator' })).json()).toMatchObject({ status: 'referred' })
    expect(await tell()).toBe(0)
  })
})

describe('a counter-allegation', () => {
  it('is pointed out, and never joined', async () => {
    await merge(counter, 'victim', open, 'perpetrator')
    await merge(counter, 'perpetrator', open, 'victim')
    for (const ref of [counter, open]) expect(await page(`/cases/${ref}`)).toContain('Counter-allegation: the victim here is a perpetrator in')
    expect(await page(`/cases/${counter}/join`)).toContain('No open case of the same victim and perpetrator is known')
    expect(await page(`/cases/${await refer(app)}`)).not.toContain('Counter-allegation')
  })
  it('is no repeat of the other', async () => expect(((await app.ask(`/api/marac/cases/${counter}`, { as: 'coordinator' })).json() as { readonly repeatOf: unknown }).repeatOf).toBeNull())
})
