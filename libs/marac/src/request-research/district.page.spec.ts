import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { districtOutside } from '../marac-case/referral-form/told-by-form.js'
import { openCase, referral, revisionIn, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref: string
const page = async (path: string, as = 'coordinator') => (await app.ask(path, { as })).body
const refsOf = async (query: string) => ((await app.ask(`/api/marac/cases?${query}`, { as: 'coordinator' })).json() as { readonly items: readonly { readonly ref: string }[] }).items.map(each => each.ref)
const ticked = (html: string): readonly string[] => [...html.matchAll(/name="agencies\[\]"[^>]*value="([^"]+)" checked/g)].map(([, value]) => value ?? '')
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app, { district: 'dover' })
})
afterAll(() => app.stop())

describe('the district where the victim lives', () => {
  it('is of the area that was chosen', () => {
    const districts = [{ id: 'dover', name: 'Dover', area: 'east' }]
    expect([districtOutside({ area: 'east', district: 'dover' }, districts), districtOutside({ area: 'east' }, districts)]).toEqual([[], []])
    expect(districtOutside({ area: 'west', district: 'dover' }, districts)).toMatchObject([{ path: 'district', text: expect.stringContaining('Dover is in another area') }])
  })
  it('is one that there is', async () => {
    const answer = await app.ask('/api/marac/referrals', { as: 'police', method: 'POST', body: { ...referral, district: 'atlantis' } })
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('Select the district')])
  })
  it('stands on the case, in the list and its file, and finds the case', async () => {
    for (const path of [`/cases/${ref}`, '/cases?status=all', '/cases/export?as=csv']) expect([path, (await page(path)).includes('Dover')]).toEqual([path, true])
    expect([await refsOf('district=dover'), await refsOf('district=canterbury'), await refsOf('district=not-said')]).toEqual([[ref], [], []])
    expect(await page('/cases?district=dover')).toContain('Dover (East) (1)')
  })
  it('decides which services of districts are proposed for research', async () => {
    const body = await page(`/cases/${ref}/request-research`)
    expect(body).toContain('Services of single districts are those of Dover, where the victim lives.')
    expect(ticked(body)).not.toContain('canterbury-housing')
  })
  it('changes when the victim moves, with what is proposed, and comes back when that was recorded in error', async () => {
    const { people } = (await app.ask(`/api/marac/cases/${ref}`, { as: 'coordinator' })).json() as { readonly people: readonly { readonly personId: string; readonly role: string }[] }
    const of = (role: string) => people.find(each => each.role === role)?.personId ?? ''
    await expect(send(app, 'police', `/api/marac/cases/${ref}/person-changes`, { person: of('perpetrator'), district: 'canterbury' }, ref)).rejects.toThrow('The district is that of the victim')
    await expect(send(app, 'police', `/api/marac/cases/${ref}/person-changes`, { person: of('victim'), district: 'dover' }, ref)).rejects.toThrow('409')
    await send(app, 'police', `/api/marac/cases/${ref}/person-changes`, { person: of('victim'), district: 'canterbury', address: '3 New Street' }, ref)
    expect([await refsOf('district=canterbury'), ticked(await page(`/cases/${ref}/request-research`)).includes('canterbury-housing')]).toEqual([[ref], true])
    const history = ((await app.ask(`/api/marac/cases/${ref}/history`, { as: 'coordinator' })).json() as { readonly items: readonly { readonly event: string; readonly type: string }[] }).items
    await send(app, 'coordinator', `/api/marac/cases/${ref}/entries-in-error`, { entry: history.find(({ type }) => type === 'PersonDetailsChanged')?.event, reason: 'Another family' }, ref)
    expect([await refsOf('district=dover'), (await page(`/cases/${ref}`)).includes('East: Dover')]).toEqual([[ref], true])
  })
  it('that changes while a request is out is said to whoever waits for the answer, and not once it has come', async () => {
    const other = await openCase(app, { district: 'canterbury' })
    await send(app, 'coordinator', `/api/marac/cases/${other}/research-requests`, { agencies: ['canterbury-housing'] }, other)
    expect(await page(`/cases/${other}`)).not.toContain('while research was out')
    const { people } = (await app.ask(`/api/marac/cases/${other}`, { as: 'coordinator' })).json() as { readonly people: readonly { readonly personId: string; readonly role: string }[] }
    app.clock.set('2027-01-12T10:00:00.000Z')
    await send(app, 'police', `/api/marac/cases/${other}/person-changes`, { person: people.find(({ role }) => role === 'victim')?.personId, district: 'dover', address: '9 Other Street' }, other)
    expect(await page(`/cases/${other}`)).toMatch(/Where the victim lives was changed on 12 January 2027 at 10am, while research was out\.[^<]*Canterbury housing/)
    expect(await page(`/cases/${other}`, 'housing')).toContain('9 Other Street')
    await send(app, 'housing', `/api/marac/cases/${other}/research-returns`, { answer: 'known', shared: 'Nothing new', basis: 'public-task', confirmation: ['confirmed'] }, other)
    expect(await page(`/cases/${other}`)).not.toContain('while research was out')
  })
  it('need not be said: then services of the whole area are proposed', async () => {
    const other = await openCase(app)
    const body = await page(`/cases/${other}/request-research`)
    expect(body).toContain('Nobody said in which district the victim lives')
    expect([ticked(body).includes('canterbury-housing'), await refsOf('district=not-said'), revisionIn(body)]).toEqual([true, [other], expect.any(String)])
  })
})
