import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, refer, referral, revisionIn, send, startMarac } from './pages.fixture.js'

/** What somebody types while others act on the same case: clear words, and nothing lost. */
let app: ContextApp
const page = async (path: string, as: string) => (await app.ask(path, { as })).body
const post = (path: string, as: string, body: Readonly<Record<string, unknown>>) => app.ask(path, { as, method: 'POST', body })

beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

describe('meanwhile', () => {
  it('the case was closed: whoever returns research is told so, keeps what was typed, and nothing is recorded', async () => {
    const ref = await openCase(app, { children: [] })
    await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
    const form = await page(`/cases/${ref}/return-research`, 'housing')
    await send(app, 'coordinator', `/api/marac/cases/${ref}/closure`, { outcome: 'plan-complete', reason: 'Nothing is left to do' }, ref)
    const version = async () => (await app.ask(`/api/marac/cases/${ref}`, { as: 'manager' })).headers['etag']
    const before = await version()
    const late = await post(`/cases/${ref}/return-research`, 'housing', { answer: 'known', shared: 'Two notices in May', basis: 'public-task', confirmation: ['confirmed'], _revision: revisionIn(form) })
    expect(late.status).toBe(409)
    for (const words of ['There is a problem', 'not open', 'Two notices in May']) expect(late.body).toContain(words)
    expect(await version()).toBe(before)
  })

  it('the person was said to be the same as another: what was typed of them is recorded, on their own case alone', async () => {
    const [first, second] = [await openCase(app, { children: [] }), await refer(app, 'police', { children: [], reason: 'Again' })]
    const form = await page(`/cases/${first}/change-person-details`, 'police')
    const { items } = (await app.ask(`/api/marac/cases/${second}/possible-matches`, { as: 'coordinator' })).json() as { readonly items: readonly { readonly personId: string; readonly role: string; readonly matches: readonly { readonly personId: string; readonly ref: string; readonly role: string }[] }[] }
    const victim = items.find(({ role }) => role === 'victim')
    const same = victim?.matches.find(({ ref, role }) => ref === first && role === 'victim')?.personId
    expect((await post(`/api/marac/cases/${second}/merges`, 'coordinator', { person: victim?.personId, other: same })).status).toBe(201)
    const typed = await post(`/cases/${first}/change-person-details`, 'police', { person: same, name: referral.victimName, contactMeans: 'By her sister, who rings back', _revision: revisionIn(form) })
    expect(typed.status).toBe(303)
    expect(await page(`/cases/${first}`, 'coordinator')).toContain('By her sister, who rings back')
    expect(await page(`/cases/${second}`, 'coordinator')).not.toContain('By her sister, who rings back')
  })
})
