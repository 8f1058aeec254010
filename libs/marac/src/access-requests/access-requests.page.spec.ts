import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, revisionIn, send, startMarac } from '../pages.fixture.js'

const nowhere = 'MC-00000-00000'
let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
})
afterAll(() => app.stop())

type Item = Readonly<Record<string, string>>
const items = async (as: string, url = '/api/marac/access-requests'): Promise<readonly Item[]> => ((await app.ask(url, { as })).json() as { readonly items: readonly Item[] }).items
const asks = (of: string, scope = 'read', as = 'stranger') => app.ask('/api/marac/access-requests', { as, method: 'POST', body: { case: of, reason: 'He is on our caseload', scope, until: '2027-01-20' } })
const reads = async (as: string, path = `/cases/${ref}`): Promise<number> => (await app.ask(path, { as })).status
/** What differs from case to case by its making alone. */
const alike = (text: string): string => text.replaceAll(ref, 'REF').replaceAll(nowhere, 'REF').replace(/AR-\w{5}-\w{5}/g, 'AR').replace(/(value|nonce|content)="[^"]*"/g, '')

describe('a request for access', () => {
  it('is answered alike whether or not there is such a case', async () => {
    const [real, not] = [await asks(ref), await asks(nowhere)]
    expect([real.status, alike(real.body)]).toEqual([not.status, alike(not.body)])
    expect(real.status).toBe(201)
    expect((await items('stranger')).map(({ ref: of, status }) => [of, status]).sort()).toEqual([[nowhere, 'waiting'], [ref, 'waiting']].sort())
    expect(await items('housing')).toEqual([])
  })
  it('keeps no word that is no reference', async () => {
    const { status, body } = await asks('Siobhan O Neill')
    expect([status, body.includes('Enter a reference such as')]).toEqual([400, true])
  })
  it('is shown to those who answer, with why, and a way to give it only where there is a case that they may know of', async () => {
    const { body } = await app.ask('/access-requests?show=waiting', { as: 'manager' })
    expect(body).toContain('He is on our caseload')
    expect(body).toContain(`/cases/${ref}/grant-access?request=`)
    expect(body).not.toContain(`/cases/${nowhere}/grant-access`)
    expect(body).toContain('The reference that was typed is of no case that you may know of')
    expect((await app.ask('/api/marac/my-work', { as: 'manager' })).body).toContain('"count":2,"text":"Access requests to answer"')
  })
  it('opens the case to one person until the day that was given, and no longer', async () => {
    expect([await reads('stranger'), await reads('stranger', '/cases'), await reads('stranger', `/cases/${ref}/send-message`)]).toEqual([404, 200, 404])
    const request = (await items('manager')).find(item => item['ref'] === ref)?.['id']
    const form = await app.ask(`/cases/${ref}/grant-access?request=${request ?? ''}`, { as: 'manager' })
    const body = { request: request ?? '', 'until[day]': '15', 'until[month]': '1', 'until[year]': '2027', reason: 'Her team holds his order', _revision: revisionIn(form.body) }
    expect((await app.ask(`/cases/${ref}/grant-access`, { as: 'manager', method: 'POST', body })).headers['location']).toBe(`/cases/${ref}?done=grant-access`)
    expect(await Promise.all([reads('stranger'), reads('stranger', `/cases/${ref}/history`), reads('stranger', `/cases/${ref}/send-message`)])).toEqual([200, 200, 404])
    expect((await items('stranger', '/api/marac/cases')).map(item => item['ref'])).toEqual([ref])
    app.clock.set('2027-01-15T23:59:00.000Z')
    expect(await reads('stranger')).toBe(200)
    app.clock.set('2027-01-16T00:00:01.000Z')
    expect([await reads('stranger'), (await items('stranger', '/api/marac/cases')).length]).toEqual([404, 0])
  })
  it('is part of the case: who had it, why, from whom and until when, beside the agencies and their grounds', async () => {
    const page = (await app.ask(`/cases/${ref}`, { as: 'manager' })).body.replace(/\s+/g, ' ')
    expect(page).toMatch(/Given for a time, and ended.*stranger, .*To read the case, until 15 January 2027 Her team holds his order/)
    expect(page).toMatch(/Agencies on the case.*referred it on 11 January 2027/)
    expect((await app.ask(`/cases/${ref}/history`, { as: 'police' })).body).toContain('was given access until the end of Friday 15 January 2027')
  })
  it('lets somebody write when that was asked for and given', async () => {
    await asks(ref, 'write')
    const request = (await items('manager', '/api/marac/access-requests?show=waiting')).find(item => item['ref'] === ref)?.['id']
    await send(app, 'manager', `/api/marac/cases/${ref}/access-grants`, { request, until: '2027-01-18', reason: 'Again' }, ref)
    expect([await reads('stranger', `/cases/${ref}/send-message`), await reads('housing', `/cases/${ref}/send-message`)]).toEqual([200, 404])
  })
  it('that is not given tells who asked as little as one for a case that does not exist', async () => {
    const other = await openCase(app)
    await asks(other, 'read', 'housing')
    await asks(nowhere, 'read', 'housing')
    for (const { id } of await items('manager', '/api/marac/access-requests?show=waiting'))
      if ((await items('housing')).some(mine => mine['id'] === id)) {
        const form = await app.ask(`/access-requests/${id ?? ''}/refuse-access`, { as: 'manager' })
        expect((await app.ask(`/access-requests/${id ?? ''}/refuse-access`, { as: 'manager', method: 'POST', body: { reason: 'SECRET-REASON', _revision: revisionIn(form.body) } })).status).toBe(303)
      }
    const { body } = await app.ask('/access-requests', { as: 'housing' })
    expect(body).not.toContain('SECRET-REASON')
    expect((await items('housing')).map(({ status, reason, until }) => [status, reason, until])).toEqual(Array.from({ length: 2 }, () => ['not-given', 'He is on our caseload', '2027-01-20']))
    expect([await reads('housing', `/cases/${other}`), await reads('housing', `/cases/${nowhere}`)]).toEqual([404, 404])
  })
  it('looks to those who answer and may not know of the case as for one that does not exist', async () => {
    const secret = await openCase(app)
    for (const each of [secret, nowhere]) await asks(each, 'read', 'idva')
    const idOf = async (of: string) => (await items('idva')).find(item => item['ref'] === of && item['status'] === 'waiting')?.['id'] ?? ''
    const [given, refused] = [await idOf(secret), await idOf(nowhere)]
    await send(app, 'manager', `/api/marac/cases/${secret}/access-grants`, { request: given, until: '2027-01-17', reason: 'Shared' }, secret)
    const form = await app.ask(`/access-requests/${refused}/refuse-access`, { as: 'manager' })
    await app.ask(`/access-requests/${refused}/refuse-access`, { as: 'manager', method: 'POST', body: { reason: 'No', _revision: revisionIn(form.body) } })
    await send(app, 'manager', `/api/marac/cases/${secret}/exclusions`, { user: 'supervisor', ground: 'relative' }, secret)
    const seen = (await items('supervisor')).filter(({ id }) => id === given || id === refused)
    expect(seen.map(({ status, until }) => [status, until])).toEqual(Array.from({ length: 2 }, () => ['answered', '2027-01-20']))
    expect((await app.ask('/access-requests', { as: 'supervisor' })).body).not.toContain(secret)
    const again = (id: string) => app.ask(`/access-requests/${id}/refuse-access`, { as: 'supervisor', method: 'POST', body: { reason: 'No', _revision: '0' } })
    expect([(await again(given)).status, (await again(refused)).status]).toEqual([404, 404])
  })
  it('is answered by a supervisor or the manager, and never by who asked', async () => {
    await asks(ref, 'read', 'manager')
    const request = (await items('manager', '/api/marac/access-requests?show=waiting')).find(item => item['user'] === 'manager')?.['id']
    expect((await app.ask(`/cases/${ref}/grant-access`, { as: 'manager' })).body).not.toContain(request ?? 'none')
    expect([await reads('coordinator', `/cases/${ref}/grant-access`), await reads('coordinator', `/access-requests/${request ?? ''}/refuse-access`)]).toEqual([403, 403])
  })
})
