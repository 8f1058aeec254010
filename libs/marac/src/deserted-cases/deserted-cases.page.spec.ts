import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, revisionIn, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
  await send(app, 'supervisor', `/api/marac/cases/${ref}/restrictions`, { users: ['supervisor', 'coordinator'], reason: 'An officer is on it' }, ref)
})
afterAll(() => app.stop())

const status = async (as: string, path: string) => (await app.ask(path, { as })).status
const listed = async (as: string) => (await app.ask('/api/marac/deserted-cases', { as })).json()
const seen = async (as: string) => [await status(as, `/cases/${ref}`), await status(as, `/cases/${ref}/restrict`), await status(as, `/cases/${ref}/lift-restriction`)]

describe('a restricted case whose named people have all gone', () => {
  it('is told to the manager by its reference alone while nobody of the Hub who is named is here, and to nobody else', async () => {
    for (const user of ['supervisor', 'coordinator']) app.away.set(user, { id: user, from: '2027-01-11', until: '2027-01-18', deputy: 'manager' })
    expect([await listed('manager'), await seen('manager')]).toEqual([{ items: [{ ref, away: true }], next: null }, [404, 404, 404]])
    const page = await app.ask('/deserted-cases', { as: 'manager' })
    expect([page.body.includes(ref), page.body.includes(`/cases/${ref}`), await faultsIn(page.body)]).toEqual([true, false, []])
    expect((await app.ask('/', { as: 'manager' })).body).toContain('Restricted cases of nobody who is here')
    expect((await app.ask('/', { as: 'excluded' })).body).not.toContain('Restricted cases of nobody')
    app.away.delete('supervisor')
    expect(await listed('manager')).toEqual({ items: [], next: null })
    app.away.clear()
  })
  it('is nobody else’s while one of them may sign in', async () => {
    app.gone.add('coordinator')
    expect([await listed('manager'), await seen('manager')]).toEqual([{ items: [], next: null }, [404, 404, 404]])
    expect((await app.ask('/', { as: 'manager' })).body).not.toContain('Restricted cases that nobody can open')
  })
  it('is shown to the manager by its reference, who can name others or lift it, and read nothing', async () => {
    app.gone.add('supervisor')
    expect([await listed('manager'), await seen('manager')]).toEqual([{ items: [{ ref, away: false }], next: null }, [404, 200, 200]])
    const page = await app.ask('/deserted-cases', { as: 'manager' })
    expect([page.body.includes(`/cases/${ref}/restrict`), await faultsIn(page.body)]).toEqual([true, []])
    expect((await app.ask('/', { as: 'manager' })).body).toContain('Restricted cases that nobody can open')
    expect([await status('coordinator', '/deserted-cases'), await seen('idva')]).toEqual([403, [404, 403, 403]])
    const form = await app.ask(`/cases/${ref}/restrict`, { as: 'manager' })
    for (const secret of ['Siobh', 'Próbny', 'An officer is on it']) expect(form.body).not.toContain(secret)
  })
  it('goes to others whom the manager names with the reason, which is part of the case', async () => {
    const form = await app.ask(`/cases/${ref}/restrict`, { as: 'manager' })
    const sent = await app.ask(`/cases/${ref}/restrict`, { as: 'manager', method: 'POST', body: { reason: 'Both have left the Hub', 'users[]': ['police'], _revision: revisionIn(form.body) } })
    expect(sent.status).toBe(303)
    expect([await status('police', `/cases/${ref}`), await seen('manager'), await listed('manager')]).toEqual([200, [404, 404, 404], { items: [], next: null }])
    expect((await app.ask(`/cases/${ref}/history`, { as: 'police' })).body).toContain('The case was restricted to one person')
  })
})
