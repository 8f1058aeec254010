import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startContextApp, type ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { FundingModule } from '../funding.module.js'
import { fundingProjections } from '../funding.projections.js'
import { resolution } from '../resolution/resolution.stream.js'

let app: ContextApp
const person = (user: string, role: string, agency = 'hub') => ({ user, agency, roles: [role] })
beforeAll(async () => {
  app = await startContextApp({ modules: [FundingModule], streams: [resolution], projections: [...fundingProjections], users: [person('finance', 'finance-officer'), person('member', 'executive-member'), person('police', 'agency-lead', 'kent-police')] })
})
afterAll(() => app.stop())

const url = '/api/funding/resolutions'
const resolved = { resolvedBy: 'partnership', on: '2026-11-20', item: '167', text: 'Stagger the increase <b>10</b> and 30' }
const record = async (body: object = resolved) => app.ask(url, { as: 'finance', method: 'POST', body: body as never })
const refOf = (answer: Awaited<ReturnType<typeof record>>): string => (answer.json() as { readonly ref: string }).ref

describe('resolutions', () => {
  it('are recorded by who keeps the fund, and read by the groups', async () => {
    expect((await app.ask('/resolutions', { as: 'member' })).body).toContain('No resolution has been recorded.')
    const ref = refOf(await record())
    for (const page of ['/resolutions', `/resolutions/${ref}`, '/resolutions/record']) {
      const { body, status } = await app.ask(page, { as: 'finance' })
      expect([page, status, await faultsIn(body)]).toEqual([page, 200, []])
    }
    const { body } = await app.ask(`/resolutions/${ref}`, { as: 'member' })
    for (const words of ['Community Safety Partnership', 'Friday 20 November 2026', '167', 'Stagger the increase &lt;b&gt;10&lt;/b&gt; and 30']) expect(body).toContain(words)
    expect(body).not.toContain('Record it in error')
    expect((await app.ask(url, { as: 'member' })).json()).toMatchObject({ items: [{ ref, resolvedBy: 'partnership', item: '167', inError: false }], next: null })
  })
  it('are nobody’s else', async () => {
    for (const [path, status] of [['/resolutions', 403], ['/resolutions/record', 403], [url, 403]] as const) expect([path, (await app.ask(path, { as: 'police' })).status]).toEqual([path, status])
    expect((await app.ask(url, { as: 'member', method: 'POST', body: resolved })).status).toBe(403)
    expect((await app.ask('/resolutions/RS-AAAAA-AAAAA', { as: 'finance' })).status).toBe(404)
  })
  it('stay where one was recorded in error, and say so', async () => {
    const ref = refOf(await record({ ...resolved, item: '166' }))
    const etag = (await app.ask(`${url}/${ref}`, { as: 'finance' })).headers['etag'] ?? '"0"'
    const inError = (as: string) => app.ask(`${url}/${ref}/error`, { as, method: 'POST', body: { reason: 'It was item 167' }, headers: { 'if-match': etag } })
    expect((await inError('member')).status).toBe(403)
    expect((await inError('finance')).status).toBeLessThan(300)
    expect((await app.ask(`/resolutions/${ref}`, { as: 'finance' })).body).toContain('authorises nothing: It was item 167')
    expect((await app.ask('/resolutions', { as: 'finance' })).body).toContain('In error')
  })
  it('ask again for a day to come and an item that is missing', async () => {
    expect((await record({ ...resolved, on: '2027-01-12' })).status).toBe(409)
    expect((await record({ ...resolved, item: '' })).status).toBe(400)
  })
})
