import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app, { children: [] })
})
afterAll(() => app.stop())

const page = async (as: string, url = `/cases/${ref}`) => (await app.ask(url, { as })).body.replace(/\s+/g, ' ')
const to = (path: string) => `/api/marac/cases/${ref}/${path}`
const closing = { outcome: 'plan-complete', reason: 'Done' }

describe('the route of a case', () => {
  it('is not chosen in words, and there is no request to answer', async () => {
    expect(await page('police')).toMatch(/Route<\/dt> <dd>Not chosen yet.*The Hub has not chosen yet/)
    expect(await page('coordinator')).toContain(`/cases/${ref}/choose-route"`)
    expect(await page('coordinator')).not.toContain(`/cases/${ref}/answer-meeting-request"`)
  })
  it('is chosen with a reason that every agency on the case reads', async () => {
    await send(app, 'coordinator', to('route'), { route: 'hub-managed', reason: 'Two agencies, one clear plan' }, ref)
    expect(await page('police')).toMatch(/Route<\/dt> <dd>Hub-managed.*Managed by the Hub without a meeting.*Two agencies, one clear plan.*by coordinator, MARAC Hub/)
    expect(await page('coordinator', '/cases')).toMatch(new RegExp(`${ref}.*Hub-managed`))
    expect(await page('coordinator', '/cases?route=to-be-listed')).not.toContain(ref)
  })
  it('is a meeting as soon as a partner asks for one, and no case is closed over that', async () => {
    await send(app, 'police', to('meeting-requests'), { reason: 'The children saw it' }, ref)
    expect(await page('police')).toMatch(/Route<\/dt> <dd>To be listed: a meeting was asked for.*The children saw it.*Waits for the Hub/)
    expect(await page('coordinator', '/cases?route=to-be-listed')).toContain(ref)
    expect(await page('coordinator', '/cases')).toMatch(new RegExp(`${ref}.*Meeting asked for`))
    await expect(send(app, 'coordinator', to('closure'), closing, ref)).rejects.toThrow('has no answer yet')
    await expect(send(app, 'coordinator', to('route'), { route: 'hub-managed', reason: 'x' }, ref)).rejects.toThrow()
  })
  it('waits on the list and on my work of the Hub, and for the agency that asked', async () => {
    expect(await page('coordinator', '/meeting-requests')).toMatch(new RegExp(`${ref}.*Kent Police.*Not answered.*/cases/${ref}/answer-meeting-request`))
    expect(await page('coordinator', '/meeting-requests?show=all')).toContain(`href="/cases/${ref}/answer-meeting-request"`)
    expect(await page('police', '/meeting-requests')).toMatch(new RegExp(`${ref}.*Not answered`))
    expect(await page('coordinator', '/')).toMatch(/1<\/span> <span[^>]*>Meeting requests to answer/)
    expect((await app.ask('/meeting-requests', { as: 'researcher' })).status).toBe(403)
  })
  it('is answered with a reason that whoever asked can read, having read why they asked', async () => {
    const count = (await app.accesses()).length
    const form = await app.ask(`/cases/${ref}/answer-meeting-request`, { as: 'coordinator' })
    expect(form.body).toContain('The children saw it')
    // There is one to answer: nobody has to choose it.
    expect(form.body).toMatch(/name="request"[^>]*checked/)
    expect(await faultsIn(form.body)).toEqual([])
    expect((await app.accesses()).slice(count)).toContainEqual(expect.objectContaining({ type: 'CaseRead', user: 'coordinator' }))
    const { asked } = (await app.ask(`/api/marac/cases/${ref}`, { as: 'coordinator' })).json() as { readonly asked: readonly { readonly requestId: string }[] }
    await send(app, 'coordinator', to('meeting-answers'), { request: asked[0]?.requestId, route: 'hub-managed', reason: 'School and social work act today' }, ref)
    expect(await page('police')).toMatch(/Route<\/dt> <dd>Hub-managed.*The children saw it.*Hub-managed: School and social work act today/)
    expect(await page('police', '/meeting-requests')).toMatch(new RegExp(`${ref}.*Hub-managed, 11 January 2027`))
    expect(await page('coordinator', '/meeting-requests')).toContain('No request for a meeting waits for an answer.')
    expect(await page('police', `/cases/${ref}/history`)).toContain('The Hub answered a request for a meeting. Managed by the Hub without a meeting')
  })
  it('may be asked for again; a meeting chosen answers, and the case is not closed before it or another choice', async () => {
    await send(app, 'police', to('meeting-requests'), { reason: 'He was bailed' }, ref)
    expect(await page('police')).toContain('To be listed: a meeting was asked for')
    await send(app, 'manager', to('route'), { route: 'meeting', reason: 'Bailed to an address nearby' }, ref)
    expect(await page('police')).toMatch(/Route<\/dt> <dd>To be listed<.*To be listed: Bailed to an address nearby/)
    await expect(send(app, 'coordinator', to('closure'), closing, ref)).rejects.toThrow('to be listed for a meeting')
    await send(app, 'manager', to('route'), { route: 'hub-managed', reason: 'Remanded again' }, ref)
    await send(app, 'coordinator', to('closure'), closing, ref)
    expect(await page('police')).toMatch(/Earlier routes \(2\)/)
  })
})
