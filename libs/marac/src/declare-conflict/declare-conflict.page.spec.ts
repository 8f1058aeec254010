import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, revisionIn, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
})
afterAll(() => app.stop())

const plain = (body: string): string => body.replace(/name="_csrf" value="[^"]*"/g, '')

describe('declaring a conflict of interest', () => {
  it('is offered on the case, in its access section, to everybody on it', async () => {
    for (const as of ['coordinator', 'police', 'housing']) expect((await app.ask(`/cases/${ref}`, { as })).body).toContain(`href="/cases/${ref}/declare-conflict"`)
    expect((await app.ask(`/cases/${ref}/declare-conflict`, { as: 'researcher' })).status).toBe(200)
    expect((await app.ask(`/cases/${ref}/declare-conflict`, { as: 'stranger' })).status).toBe(404)
  })

  it('shuts them out at once, exactly as if there were no case, and tells them that it was recorded', async () => {
    const form = await app.ask(`/cases/${ref}/declare-conflict`, { as: 'police' })
    const answer = await app.ask(`/cases/${ref}/declare-conflict`, { as: 'police', method: 'POST', body: { with: 'person', note: 'My cousin', _revision: revisionIn(form.body) } })
    expect([answer.status, answer.headers['location']]).toEqual([303, '/?done=declare-conflict'])
    expect((await app.ask('/?done=declare-conflict', { as: 'police' })).body).toContain('Conflict of interest declared. You no longer see that case')
    for (const path of ['/cases/REF', '/cases/REF/history', '/cases/REF/declare-conflict', '/referrals/REF', '/api/marac/cases/REF']) {
      const [theirs, none] = await Promise.all([ref, 'MC-00000-00000'].map(each => app.ask(path.replace('REF', each), { as: 'police' })))
      expect([path, theirs?.status, plain(theirs?.body ?? '').replaceAll(ref, '')]).toEqual([path, 404, plain(none?.body ?? '').replaceAll('MC-00000-00000', '')])
    }
    for (const path of ['/cases', '/api/marac/cases']) expect((await app.ask(path, { as: 'police' })).body).not.toContain(ref)
  })

  it('shows the Hub that somebody did, and to nobody who it was or why', async () => {
    const { body } = await app.ask(`/cases/${ref}`, { as: 'coordinator' })
    expect(body.replace(/\s+/g, ' ')).toContain('1 person, of whom 1 declared a conflict of interest')
    for (const path of [`/cases/${ref}/history`, `/api/marac/cases/${ref}/history`, `/cases/${ref}`]) {
      const read = (await app.ask(path, { as: 'housing' })).body
      expect(read).not.toContain('My cousin')
      expect(read).not.toContain('of whom')
    }
    const { items } = (await app.ask(`/api/marac/cases/${ref}/history`, { as: 'housing' })).json() as { readonly items: readonly { readonly type: string; readonly user?: string; readonly agency?: string }[] }
    const declared = items.find(({ type }) => type === 'ConflictDeclared')
    expect([declared?.type, declared?.user, declared?.agency]).toEqual(['ConflictDeclared', undefined, undefined])
    expect((await app.ask(`/cases/${ref}/history`, { as: 'housing' })).body).toContain('Not told')
  })

  it('does not name them on the form of somebody who was second', async () => {
    const { status, body } = await app.ask(`/cases/${ref}/request-meeting`, { as: 'housing', method: 'POST', body: { reason: 'Two agencies disagree', _revision: '2' } })
    expect([status, body.includes('Somebody declared a conflict of interest'), body.includes('Another person'), body.includes('Kent Police')]).toEqual([412, true, true, false])
  })

  it('is lifted by a manager with a reason, and by nobody else', async () => {
    expect((await app.ask(`/cases/${ref}/lift-exclusion`, { as: 'coordinator' })).status).toBe(403)
    const form = await app.ask(`/cases/${ref}/lift-exclusion`, { as: 'manager' })
    expect(form.body).toContain('police, Kent Police')
    const bare = await app.ask(`/cases/${ref}/lift-exclusion`, { as: 'manager', method: 'POST', body: { user: 'police', _revision: revisionIn(form.body) } })
    expect([bare.status, bare.body.includes('Enter why they may know of the case again')]).toEqual([400, true])
    await send(app, 'manager', `/api/marac/cases/${ref}/exclusions/lifted`, { user: 'police', reason: 'Another person of that name' }, ref)
    expect((await app.ask(`/cases/${ref}`, { as: 'police' })).status).toBe(200)
    expect((await app.ask('/api/marac/cases', { as: 'police' })).body).toContain(ref)
    expect((await app.ask(`/cases/${ref}`, { as: 'manager' })).body).not.toContain(`/cases/${ref}/lift-exclusion`)
  })
})
