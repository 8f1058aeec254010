import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, refer, referral, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

const get = (url: string, as = 'coordinator') => app.ask(url, { as })
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ')
const rowOf = async (list: string, ref: string, as = 'coordinator'): Promise<string> => plain(((await get(list, as)).body.split(`>${ref}<`)[1] ?? '').split('</tr>')[0] ?? '')
const sent = { because: 'moved-for-good', area: 'Northshire <MARAC>', contact: 'Rae Specimen, coordinator', reason: 'She has moved in with her sister', sent: ['referral', 'risk'] }
const transfer = (ref: string) => send(app, 'coordinator', `/api/marac/cases/${ref}/transfers`, sent, ref)
const acknowledge = (ref: string) => send(app, 'coordinator', `/api/marac/cases/${ref}/transfer-acknowledgements`, { acknowledgedBy: 'Rae Specimen', acknowledgedOn: '2027-01-11', reference: 'N-77' }, ref)
const statusOf = async (ref: string): Promise<unknown> => ((await get(`/api/marac/cases/${ref}`)).json() as { readonly status: string }).status
const countOf = async (text: string): Promise<number | undefined> => ((await get('/api/marac/my-work')).json() as { readonly items: readonly { readonly text: string; readonly count: number }[] }).items.find(each => each.text === text)?.count

describe('a transfer to another area', () => {
  it('waits for the other area: the case goes on here, with a flag, and stands in the list', async () => {
    const text = 'Transfers that the other area has not acknowledged'
    const before = (await countOf(text)) ?? -1
    const ref = await transfer(await openCase(app))
    expect(await countOf(text)).toBe(before + 1)
    expect(await rowOf('/transfers', ref)).toContain('To another area Recorded 11 January 2027 at 9am Acknowledgement Due in 2 days')
    expect(await statusOf(ref)).toBe('open')
    await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
    expect((await get('/flags', 'police')).body).toContain(ref)
    const { body } = await get(`/cases/${ref}`)
    for (const words of ['Northshire &lt;MARAC&gt;', 'Rae Specimen, coordinator', 'The victim has moved there for good. She has moved in with her sister', 'Waits for the other area, by Wednesday 13 January 2027', 'Until then the case, its flags and the responsibility stay here']) expect(body).toContain(words)
    for (const list of ['/transfers', '/transfers?show=in', '/transfers?show=all', `/cases/${ref}`, `/cases/${ref}/acknowledge-transfer`, `/cases/${ref}/take-back`]) expect([list, await faultsIn((await get(list)).body)]).toEqual([list, []])
  })
  it('is with the other area once somebody there has acknowledged it, and stays in every total', async () => {
    const ref = await acknowledge(await transfer(await openCase(app)))
    expect(await statusOf(ref)).toBe('transferred')
    const { body } = await get('/cases?status=all')
    expect(body).toMatch(/Transferred to another area \([1-9]\d*\)/)
    expect((await get('/api/marac/cases?status=transferred')).body).toContain(ref)
    expect((await get('/api/marac/cases?status=current')).body).not.toContain(ref)
    expect(await rowOf('/transfers?show=all', ref)).toContain('Acknowledged 11 Jan 2027')
    expect((await get('/flags?show=to-take-off', 'police')).body).toContain(ref)
    const read = plain((await get(`/cases/${ref}`)).body)
    for (const words of ['11 January 2027, by Rae Specimen', 'Their reference: N-77']) expect(read).toContain(words)
    const history = plain((await get(`/cases/${ref}/history`)).body)
    for (const words of ['The Hub transferred the case to Northshire', 'The other area acknowledged the transfer on Monday 11 January 2027']) expect(history).toContain(words)
    expect((await app.ask(`/api/marac/cases/${ref}/closure`, { as: 'coordinator', method: 'POST', body: { outcome: 'moved-away', reason: 'x' }, headers: { 'if-match': (await get(`/api/marac/cases/${ref}`)).headers['etag'] ?? '' } })).status).toBe(409)
  })
  it('comes back when the other area does not take it', async () => {
    const ref = await transfer(await openCase(app))
    await send(app, 'coordinator', `/api/marac/cases/${ref}/transfer-refusals`, { refusedBy: 'Rae Specimen', refusedOn: '2027-01-11', reason: 'Only a visit' }, ref)
    expect(await statusOf(ref)).toBe('open')
    expect(await rowOf('/transfers', ref)).toBe('')
    expect(await rowOf('/transfers?show=all', ref)).toContain('Came back 11 Jan 2027')
    expect((await get(`/cases/${ref}`)).body).toContain(`/cases/${ref}/transfer"`)
    await transfer(ref)
  })
  it('takes the answer of an agency that was asked before the victim moved', async () => {
    const ref = await openCase(app)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
    await transfer(ref)
    expect((await get(`/cases/${ref}/return-research`, 'housing')).status).toBe(200)
    await acknowledge(ref)
    expect(plain((await get(`/cases/${ref}`)).body)).toContain('Not returned before')
    expect((await get('/research', 'housing')).body).not.toContain(`/cases/${ref}/return-research`)
  })
  it('is told to the referrer, who never reads where to', async () => {
    const ref = await refer(app, 'school')
    await transfer(ref)
    expect((await get('/referrals')).body).not.toContain(ref)
    const before = plain((await get(`/referrals/${ref}`, 'school')).body)
    expect(before).toContain('Sent to the MARAC of another area')
    await acknowledge(ref)
    const { body } = await get(`/referrals/${ref}`, 'school')
    expect(plain(body)).toContain('The MARAC of another area has the case now')
    expect(before + body).not.toMatch(/Northshire|Rae Specimen|her sister/)
  })
  it('leaves a referral that was not accepted counted as that, and nothing to appeal', async () => {
    const ref = await refer(app, 'school')
    await send(app, 'coordinator', `/api/marac/cases/${ref}/non-acceptance`, { because: 'outside-the-area', reason: 'She lives there' }, ref)
    await transfer(ref)
    const appeal = await app.ask(`/api/marac/referrals/${ref}/appeal`, { as: 'school', method: 'POST', body: { reason: 'But' }, headers: { 'if-match': '"2"' } })
    expect([appeal.status, appeal.json()]).toEqual([409, expect.objectContaining({ code: 'marac.transferred-meanwhile' })])
    expect((await get(`/referrals/${ref}`, 'school')).body).not.toContain('/appeal"')
    await acknowledge(ref)
    expect(await statusOf(ref)).toBe('not-accepted')
  })
  it('is the Hub\'s alone, and the list names no area', async () => {
    const ref = await transfer(await openCase(app))
    for (const as of ['police', 'housing', 'idva', 'researcher', 'school', 'administrator', 'governor']) expect([as, (await get('/transfers', as)).status]).toEqual([as, 403])
    expect((await get(`/cases/${ref}/acknowledge-transfer`, 'police')).status).toBe(403)
    for (const url of ['/transfers', '/api/marac/transfers?show=all']) expect((await get(url)).body).not.toContain('Northshire')
  })
})

describe('a transfer from another area', () => {
  const received = { area: 'Southshire MARAC', contact: 'Kit Specimen', reference: 'S-12', sentOn: '2027-01-08', note: 'Heard there in December' }
  it('is entered in one step, as a referral that is to be decided on and to be acknowledged', async () => {
    expect((await get('/transfers')).body).toContain('href="/transfers/enter"')
    const body = { ...referral, fromArea: 'Southshire MARAC', fromContact: 'Kit Specimen', fromReference: 'S-12', fromSentOn: '2027-01-08', fromNote: 'Heard there in December' }
    const ref = await send(app, 'coordinator', '/api/marac/transfers-in', body)
    expect((await get(`/api/marac/cases/${ref}`)).json()).toMatchObject({ status: 'referred', source: 'transferred-in', agency: 'hub', transferIn: { area: 'Southshire MARAC', sentOn: '2027-01-08', acknowledgeBy: '2027-01-13' } })
    expect(await rowOf('/transfers?show=in', ref)).toContain('From another area')
    expect((await get('/referrals')).body).toContain(ref)
    const none = await app.ask('/api/marac/transfers-in', { as: 'coordinator', method: 'POST', body: referral })
    expect([none.status, none.body.includes('#/fromArea')]).toEqual([400, true])
    for (const as of ['police', 'housing', 'school', 'governor']) expect([as, (await app.ask('/api/marac/transfers-in', { as, method: 'POST', body })).status, (await get('/transfers/enter', as)).status]).toEqual([as, 403, 403])
    const begun = await get('/transfers/enter')
    expect([begun.status, plain(begun.body).includes('Enter a case from another area'), await faultsIn(begun.body)]).toEqual([200, true, []])
  })
  it('is recorded on the referral, is to be acknowledged, and says so until it is', async () => {
    const ref = await refer(app, 'coordinator')
    expect((await get(`/referrals/${ref}`)).body).toContain(`/cases/${ref}/transferred-in`)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/transfer-in`, received, ref)
    expect(await rowOf('/transfers?show=in', ref)).toContain('From another area')
    const read = plain((await get(`/cases/${ref}`)).body)
    for (const words of ['Southshire MARAC', 'S-12', 'Heard there in December', 'Waits for the Hub, by Wednesday 13 January 2027']) expect(read).toContain(words)
    expect((await get(`/cases/${ref}/acknowledge-transfer-in`)).status).toBe(200)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/transfer-in-acknowledgement`, { told: 'Kit Specimen, by secure e-mail', acknowledgedOn: '2027-01-11' }, ref)
    expect(await rowOf('/transfers?show=in', ref)).toBe('')
    expect(await rowOf('/transfers?show=all', ref)).toContain('Acknowledged 11 Jan 2027')
    const { body } = await get(`/cases/${ref}`)
    expect(plain(body)).toContain('Kit Specimen, by secure e-mail')
    expect(await faultsIn(body)).toEqual([])
  })
})
