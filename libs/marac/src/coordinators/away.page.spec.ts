import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let [ref, other] = ['', '']
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
  other = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
  await send(app, 'researcher', `/api/marac/cases/${ref}/research-takings`, {}, ref)
})
afterAll(() => app.stop())

const away = (user: string, deputy: string | undefined) => app.away.set(user, { id: `away-${user}`, from: '2027-01-11', until: '2027-01-18', deputy })
const listed = async (as: string, whose: string) => ((await app.ask(`/api/marac/cases?status=open&coordinator=${whose}`, { as })).json() as { readonly items: readonly { readonly ref: string }[] }).items.map(each => each.ref).toSorted()
const cards = async (as: string, about: RegExp) => ((await app.ask('/api/marac/my-work', { as })).json() as { readonly items: readonly { readonly text: string; readonly count: number; readonly href: string }[] }).items.flatMap(({ text, count, href }) => (about.test(text) ? [`${text}: ${count} ${href}`] : []))
const both = () => [ref, other].toSorted()

describe('a coordinator who is away', () => {
  it('without a deputy leaves cases of nobody who is here, which the supervisor is shown at once', async () => {
    away('coordinator', undefined)
    expect([await listed('supervisor', 'not-here'), await cards('supervisor', /nobody who is here/)]).toEqual([both(), ['Open cases of nobody who is here: 2 /cases?coordinator=not-here&status=open']])
    for (const path of [`/cases/${ref}`, '/cases', '/coordinators']) expect((await app.ask(path, { as: 'supervisor' })).body).toMatch(/[Aa]way until 18 January 2027\. Nobody deputises/)
  })
  it('with a deputy leaves them to the deputy, who sees whose they are and until when', async () => {
    away('coordinator', 'supervisor')
    expect([await listed('supervisor', 'not-here'), await cards('supervisor', /for coordinator/)]).toEqual([[], ['Open cases for coordinator, away until 18 January 2027: 2 /cases?coordinator=coordinator&status=open']])
    const { body } = await app.ask(`/cases/${ref}`, { as: 'police' })
    expect([body.includes('coordinator, who coordinates the case: away until 18 January 2027. supervisor deputises'), await faultsIn(body)]).toEqual([true, []])
  })
  it('has what the deputy does recorded as the deputy’s own, for them', async () => {
    await send(app, 'supervisor', `/api/marac/cases/${ref}/route`, { route: 'hub-managed', reason: 'Two agencies' }, ref)
    await send(app, 'manager', `/api/marac/cases/${other}/route`, { route: 'hub-managed', reason: 'Two agencies' }, other)
    const { body } = await app.ask(`/cases/${ref}/history`, { as: 'police' })
    expect(body).toContain('by supervisor, MARAC Hub, for coordinator, who was away')
    expect((await app.ask(`/cases/${other}/history`, { as: 'police' })).body).not.toContain('who was away')
    const [latest] = ((await app.ask(`/api/marac/cases/${ref}/history`, { as: 'police' })).json() as { readonly items: readonly object[] }).items
    expect(latest).toMatchObject({ type: 'RouteChosen', user: 'supervisor', for: 'coordinator' })
  })
  it('has no deputy in a case that the deputy may not know of: the manager is told, the deputy and others are not', async () => {
    await send(app, 'manager', `/api/marac/cases/${other}/exclusions`, { user: 'supervisor', ground: 'relative' }, other)
    expect([await listed('supervisor', 'coordinator'), await listed('supervisor', 'not-here')]).toEqual([[ref], []])
    expect((await app.ask(`/cases/${other}`, { as: 'supervisor' })).status).toBe(404)
    expect([await listed('excluded', 'not-here'), await listed('manager', 'not-here')]).toEqual([[], [other]])
    expect([await cards('manager', /nobody who is here/), await cards('excluded', /nobody who is here/)]).toEqual([['Open cases of nobody who is here: 1 /cases?coordinator=not-here&status=open'], []])
    for (const as of ['police', 'excluded']) expect((await app.ask(`/cases/${other}`, { as })).body).toContain('supervisor deputises')
  })
  it('is here again on the first day back', async () => {
    app.clock.set('2027-01-18T00:30:00.000Z')
    expect([await listed('manager', 'not-here'), await cards('supervisor', /for coordinator/)]).toEqual([[], []])
    expect((await app.ask(`/cases/${ref}`, { as: 'police' })).body).not.toContain('deputises')
    app.clock.set('2027-01-17T23:30:00.000Z')
    expect(await listed('manager', 'not-here')).toEqual([other])
  })
})

describe('a researcher who is away', () => {
  it('leaves what they took to their deputy, and says so to who waits', async () => {
    away('researcher', 'housing')
    expect(await cards('housing', /Research/)).toEqual(['Research to return: 1 /research', 'Research taken by researcher, away until 18 January 2027: 1 /research?of=researcher'])
    const [own, hub] = [await app.ask('/research?of=researcher', { as: 'housing' }), await app.ask('/waiting-on-others', { as: 'manager' })]
    expect([own.body.includes('Taken by researcher. Away until 18 January 2027. housing deputises'), await faultsIn(own.body)]).toEqual([true, []])
    expect([hub.body.includes('researcher has it in hand. Away until 18 January 2027. housing deputises'), await faultsIn(hub.body)]).toEqual([true, []])
    expect((await app.ask('/research', { as: 'manager' })).body).toContain('housing deputises')
  })
  it('without one leaves it to the lead', async () => {
    away('researcher', undefined)
    expect(await cards('housing', /nobody is here for/)).toEqual(['Research that nobody is here for: 1 /research?of=not-here'])
    const { body } = await app.ask('/research?of=not-here', { as: 'housing' })
    expect([body.includes(ref), body.includes('Taken by people who are away and have no deputy')]).toEqual([true, true])
  })
  it('has an answer of the deputy recorded as theirs, for them', async () => {
    away('researcher', 'housing')
    await send(app, 'housing', `/api/marac/cases/${ref}/research-returns`, { answer: 'nothing' }, ref)
    expect((await app.ask(`/cases/${ref}/history`, { as: 'manager' })).body).toContain('by housing, Canterbury housing, for researcher, who was away')
    expect((await app.ask('/research?of=researcher', { as: 'housing' })).body).toContain('No research of theirs is waiting for an answer.')
  })
})

describe('who accepted an action and is away', () => {
  it('leaves it to their deputy, or to the lead, and says so to who waits', async () => {
    app.away.clear()
    app.clock.set('2027-01-12T09:00:00.000Z')
    const action = await send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { agency: 'kent-police', target: 'victim', text: 'Drive by', immediateSafety: false, dueOn: '2027-01-20' })
    const onAction = async (as: string, what: string, body: object = {}) =>
      (await app.ask(`/api/actions/${action}/${what}`, { as, method: 'POST', body: { ...body }, headers: { 'if-match': (await app.ask(`/api/actions/${action}`, { as: 'manager' })).headers['etag'] ?? '' } })).status
    expect(await onAction('police', 'acceptance')).toBe(200)
    away('police', undefined)
    away('coordinator', 'supervisor')
    const { body } = await app.ask('/waiting-on-others', { as: 'manager' })
    expect(body).toContain('police has it in hand. Away until 18 January 2027. Nobody deputises')
    expect((await app.ask('/actions', { as: 'manager' })).body).toContain('police: Away until 18 January 2027. Nobody deputises')
    const own = await app.ask('/actions?of=police', { as: 'police' })
    expect([own.body.includes('Accepted by police. Away until'), await faultsIn(own.body)]).toEqual([true, []])
    // Whoever of the Hub deputises for the coordinator verifies it for them.
    expect(await onAction('police', 'completion', { evidence: 'Done' })).toBe(200)
    expect(await onAction('supervisor', 'verification')).toBe(200)
    expect((await app.ask(`/cases/${ref}/history`, { as: 'manager' })).body).toContain('by supervisor, MARAC Hub, for coordinator, who was away')
  })
})
