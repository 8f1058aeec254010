import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { refer, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

const get = (url: string, as = 'school') => app.ask(url, { as })
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ')
const rowOf = async (list: string, ref: string): Promise<string> => plain((((await get(list)).body.split(`>${ref}<`)[1] ?? '').split('</tr>')[0] ?? '').replace(/^\/a>/, ''))
interface Card {
  readonly text: string
  readonly count: number
  readonly hint?: string
}
const card = async (): Promise<Card | undefined> => ((await get('/api/marac/my-work')).json() as { readonly items: readonly Card[] }).items.find(({ text }) => text === 'Referrals to complete')

describe('the referrals of an agency', () => {
  it('are all there, whatever became of them, with what comes next', async () => {
    expect((await get('/my-referrals', 'stranger')).body).toContain('Your agency has not referred anybody yet.')
    const waiting = await refer(app, 'school', { agencyReference: 'S-2027-14' })
    const returned = await refer(app, 'school')
    await send(app, 'coordinator', `/api/marac/cases/${returned}/return`, { parts: ['risk'], missing: 'Which topics?' }, returned)
    const refused = await refer(app, 'police')
    await send(app, 'coordinator', `/api/marac/cases/${refused}/non-acceptance`, { because: 'criteria-not-met', reason: 'No' }, refused)
    const open = await refer(app, 'school')
    await send(app, 'coordinator', `/api/marac/cases/${open}/acceptance`, {}, open)
    const all = '/my-referrals'
    expect(await rowOf(all, waiting)).toContain('S-2027-14')
    expect(await rowOf(all, waiting)).toContain('The Hub decides by 12 Jan 2027')
    expect(await rowOf(all, returned)).toContain('Complete it')
    expect(await rowOf(all, refused)).toContain('Read why')
    expect(await rowOf(all, open)).toContain('The Hub has taken it on')
    const { body } = await get('/my-referrals?show=waiting')
    expect([body.includes(returned), body.includes(waiting)]).toEqual([true, false])
    for (const list of [all, '/my-referrals?show=waiting']) expect([list, await faultsIn((await get(list)).body)]).toEqual([list, []])
  })
  it('name nobody, and are for that agency alone', async () => {
    const ref = await refer(app, 'school')
    for (const url of ['/my-referrals', '/api/marac/my-referrals']) expect((await get(url)).body).not.toMatch(/Neill|Próbny|Testcase/)
    for (const as of ['housing', 'stranger', 'idva']) expect([as, (await get('/api/marac/my-referrals', as)).body.includes(ref)]).toEqual([as, false])
    for (const as of ['coordinator', 'researcher', 'governor', 'administrator']) expect([as, (await get('/my-referrals', as)).status]).toEqual([as, 403])
  })
  it('are counted on my work when they wait to be completed, with the drafts that were begun', async () => {
    const before = await card()
    const ref = await refer(app, 'school')
    await send(app, 'coordinator', `/api/marac/cases/${ref}/return`, { parts: ['risk'], missing: 'Which topics?' }, ref)
    expect(await card()).toMatchObject({ count: (before?.count ?? 0) + 1 })
    await app.ask('/refer', { as: 'school', method: 'POST', body: {} })
    expect(await card()).toMatchObject({ hint: '1 more begun and not sent' })
    expect(plain((await get('/my-referrals')).body)).toContain('You have 1 draft that you have not sent')
    expect((await get('/waiting-on-others')).status).toBe(403)
  })
  it('leave out one from which the reader is excluded', async () => {
    const ref = await refer(app, 'police')
    await send(app, 'manager', `/api/marac/cases/${ref}/exclusions`, { user: 'school', ground: 'perpetrator' }, ref)
    expect((await get('/api/marac/my-referrals')).body).not.toContain(ref)
  })
})
