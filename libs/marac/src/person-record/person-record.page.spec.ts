import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, referral, revisionIn, send, startMarac } from '../pages.fixture.js'
import { FollowInError } from '../record-in-error/follow-in-error.js'
import { CarryDeath } from '../record-death/carry-death.js'

let app: ContextApp
/** Two cases of one victim: housing is on the first, the police on both. */
let first: string
let second: string
let ids: Readonly<Record<string, string>>
const idOf = async (ref: string, role: string, as = 'coordinator') =>
  ((await app.ask(`/api/marac/cases/${ref}`, { as })).json() as { readonly people: readonly { readonly personId: string; readonly role: string }[] }).people.find(each => each.role === role)?.personId ?? ''
const page = async (path: string, as = 'coordinator') => (await app.ask(path, { as })).body
const change = (ref: string, body: Readonly<Record<string, unknown>>, as = 'police') => send(app, as, `/api/marac/cases/${ref}/person-changes`, body, ref)
beforeAll(async () => {
  app = await startMarac()
  first = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${first}/research-requests`, { agencies: ['canterbury-housing'] }, first)
  app.clock.set('2027-01-12T09:00:00.000Z')
  second = await send(app, 'police', '/api/marac/referrals', { ...referral, reason: 'Followed to work', perpetrators: [{ name: 'Wes Invented' }] })
  ids = { first: await idOf(first, 'victim'), second: await idOf(second, 'victim') }
  const same = await app.ask(`/api/marac/cases/${second}/merges`, { as: 'coordinator', method: 'POST', body: { person: ids['second'], other: ids['first'] } })
  expect(same.status).toBe(201)
})
afterAll(() => app.stop())

describe('the record of a person', () => {
  it('is reached from the case, and has no name in its title', async () => {
    expect(await page(`/cases/${first}`)).toContain(`href="/people/${ids['first'] ?? ''}"`)
    const body = await page(`/people/${ids['first'] ?? ''}`)
    expect(body).toContain('<title>Record of a person - Lantern</title>')
    expect(body).toContain('2 cases that you may see tell of this person')
    expect(await faultsIn(body)).toEqual([])
  })
  it('shows an agency what the cases that it may see told, and nothing of another', async () => {
    const body = await page(`/people/${ids['first'] ?? ''}`, 'housing')
    expect(body).toContain('1 case that you may see tells of this person')
    expect(body).toContain(first)
    expect(body).not.toContain(second)
    expect(body).not.toContain('possible-matches')
    expect((await app.ask(`/people/${ids['second'] ?? ''}`, { as: 'housing' })).status).toBe(404)
  })
  it.each([['manager', 200], ['police', 200], ['stranger', 404], ['school', 403], ['researcher', 403], ['governor', 403], ['administrator', 403]])('answers %s with %d', async (as, status) => {
    for (const path of [`/people/${ids['first'] ?? ''}`, `/api/marac/people/${ids['first'] ?? ''}`]) expect((await app.ask(path, { as })).status).toBe(status)
  })
  it('is nothing for nobody, and for somebody whose case is hidden', async () => {
    await send(app, 'manager', `/api/marac/cases/${first}/exclusions`, { user: 'excluded', ground: 'relative' }, first)
    const [hidden, none] = await Promise.all([ids['first'] ?? '', 'nobody'].map(id => app.ask(`/api/marac/people/${id}`, { as: 'excluded' })))
    expect([hidden?.status, hidden?.body]).toEqual([404, none?.body])
    expect(await page(`/people/${ids['second'] ?? ''}`, 'excluded')).not.toContain(first)
  })
  it('leaves a read of every case that it shows', async () => {
    const before = (await app.accesses()).length
    await page(`/people/${ids['first'] ?? ''}`, 'manager')
    expect((await app.accesses()).slice(before)).toMatchObject([{ type: 'CaseRead', data: { ref: second } }, { type: 'CaseRead', data: { ref: first } }])
  })
})

describe('what is said of a person', () => {
  it('grows, and loses nothing that agencies search by', async () => {
    await change(first, {
      person: ids['first'], name: 'Siobhan Newname', otherName: 'Shiv', dateOfBirth: '1990-02-03', otherDateOfBirth: '1992-02-03', address: '2 Somewhere Street', addressFrom: '2027-01-09',
      contactMeans: 'text only', fears: 'her brother in law', safeToTalkTo: 'her sister', notSafeToTalkTo: 'his mother',
    })
    const body = await page(`/cases/${first}`)
    for (const text of ['Siobhan Newname', 'Siobhán O&#39;Neill; Shiv', '3 February 1990', '3 February 1991', '3 February 1992', '2 Somewhere Street (since 9 January 2027)', 'text only', 'weekdays before noon', 'her brother in law', 'her sister', 'his mother'])
      expect(body).toContain(text)
    expect(await page(`/cases/${first}/history`)).toContain('changed what is said of the victim (name, other names, date of birth, other dates of birth, address, whom they fear')
    expect(await page('/cases', 'police')).toContain('Siobhan Newname')
    const found = await app.ask('/api/marac/case-searches', { as: 'housing', method: 'POST', body: { name: 'newname', dateOfBirth: '1992-02-03' } })
    expect(((await app.ask(found.headers['location'] ?? '', { as: 'housing' })).json() as { readonly items: readonly unknown[] }).items).toHaveLength(1)
  })
  it('is never what was written last by chance: whoever was second sees both', async () => {
    const form = await page(`/cases/${first}/change-person-details`, 'police')
    const typed = { person: ids['first'], safeToTalkTo: 'nobody', _revision: revisionIn(form) }
    await change(first, { person: ids['first'], safeToTalkTo: 'her aunt' }, 'housing')
    const answer = await app.ask(`/cases/${first}/change-person-details`, { as: 'police', method: 'POST', body: typed })
    expect(answer.status).toBe(412)
    for (const text of ['Somebody changed this while you were filling in the form', 'her aunt', 'nobody']) expect(answer.body).toContain(text)
  })
  it.each([
    ['nobody is chosen', () => ({ name: 'X' }), 400],
    ['somebody else is chosen', () => ({ person: 'nobody', name: 'X' }), 400],
    ['they are born in the future', () => ({ person: ids['first'], dateOfBirth: '2031-01-01' }), 400],
    ['nothing is filled in', () => ({ person: ids['first'] }), 409],
  ])('says so when %s', async (_, body, status) => {
    await expect(change(first, body())).rejects.toThrow(`answered ${status}`)
  })
})

describe('a death', () => {
  it('is warned of on every page of the case, ends every contact, and is told on the other case of the person', async () => {
    await send(app, 'housing', `/api/marac/cases/${first}/deaths`, { person: ids['first'], diedOn: '2027-01-10', known: 'The coroner rang' }, first)
    const warning = 'The victim has died. Do not contact them. Nothing of this case may be erased (legal hold).'
    for (const path of ['', '/history', '/possible-matches', '/request-meeting', '/close', '/change-person-details']) expect([path, (await page(`/cases/${first}${path}`)).includes(warning)]).toEqual([path, true])
    expect(await page(`/cases/${first}`)).not.toContain('Call the victim only')
    expect(await page(`/people/${ids['first'] ?? ''}`)).toContain('This person has died. Do not contact them.')
    const carry = app.app.get(CarryDeath, { strict: false })
    let told = 0
    for (let i = 0; i < 100 && told === 0; i++) {
      told = await carry.run(app.clock.now())
      if (told === 0) await new Promise(wait => setTimeout(wait, 10))
    }
    expect(told).toBe(1)
    const other = await page(`/cases/${second}`)
    expect(other).toContain(warning)
    expect(other).not.toContain('coroner')
    expect(await carry.run(app.clock.now())).toBe(0)
  })
  it('is warned of nowhere any more once it is recorded in error, on the other case neither', async () => {
    const history = ((await app.ask(`/api/marac/cases/${first}/history`, { as: 'housing' })).json() as { readonly items: readonly { readonly event: string; readonly type: string }[] }).items
    await send(app, 'housing', `/api/marac/cases/${first}/entries-in-error`, { entry: history.find(({ type }) => type === 'PersonDied')?.event, reason: 'Somebody of the same name' }, first)
    const follow = app.app.get(FollowInError, { strict: false })
    let hidden = 0
    for (let i = 0; i < 100 && hidden === 0; i++) {
      hidden = await follow.run(app.clock.now())
      if (hidden === 0) await new Promise(wait => setTimeout(wait, 10))
    }
    for (const path of [`/cases/${first}`, `/cases/${second}`, `/cases/${first}/history`]) {
      const body = await page(path)
      expect([path, body.includes('Do not contact them'), body.includes('coroner')]).toEqual([path, false, false])
    }
    expect(await page(`/people/${ids['first'] ?? ''}`)).not.toContain('This person has died')
    expect(await page(`/cases/${first}`)).toContain('That a person has died')
    await send(app, 'housing', `/api/marac/cases/${first}/deaths`, { person: ids['first'], diedOn: '2027-01-10' }, first)
  })
  it('is recorded once, and not ahead', async () => {
    const die = (person: string, diedOn: string) => send(app, 'coordinator', `/api/marac/cases/${first}/deaths`, { person, diedOn }, first)
    await expect(die(ids['first'] ?? '', '2027-01-10')).rejects.toThrow('answered 409')
    await expect(die(await idOf(first, 'perpetrator'), '2027-01-13')).rejects.toThrow('answered 409')
  })
})
