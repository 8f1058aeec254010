import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, revisionIn, send, startMarac } from './pages.fixture.js'

let app: ContextApp
let ref: string
let action: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
  action = await send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { agency: 'canterbury-housing', target: 'victim', text: 'Change the locks', immediateSafety: false }, ref)
  await send(app, 'housing', `/api/marac/cases/${ref}/messages`, { text: 'We are on it' }, ref)
})
afterAll(() => app.stop())

const status = async (as: string, path: string) => (await app.ask(path, { as })).status
const count = async (as: string, path: string) => ((await app.ask(path, { as })).json() as { readonly items: readonly unknown[] }).items.length
const seen = async (as: string) => [
  await status(as, `/cases/${ref}`),
  await status(as, `/cases/${ref}/history`),
  await status(as, `/cases/${ref}/messages`),
  await status(as, `/cases/${ref}/plan`),
  await status(as, `/cases/${ref}/send-message`),
  await count(as, '/api/marac/cases?status=all'),
  await count(as, '/api/marac/unread-messages'),
]

describe('an agency whose information sharing agreement is not in force', () => {
  it('sees its cases while it is', async () => expect(await seen('housing')).toEqual([200, 200, 200, 200, 200, 1, 0]))
  it('sees no case, in no list, from the moment on that it is not', async () => {
    app.withoutAgreement.add('canterbury-housing')
    expect(await seen('housing')).toEqual([404, 404, 404, 404, 404, 0, 0])
    expect(await seen('police')).toEqual([200, 200, 200, 200, 200, 1, 0])
    expect((await app.ask('/', { as: 'housing' })).body).toContain('its information sharing agreement ended on 31 December 2026')
    expect((await app.ask('/', { as: 'police' })).body).not.toContain('information sharing agreement')
  })
  it('finds what it was asked for before, and answers it', async () => {
    expect([await count('housing', '/api/marac/research-requests'), await count('housing', '/api/actions'), await status('housing', `/actions/${action}`), await status('housing', `/cases/${ref}/return-research`)]).toEqual([1, 1, 200, 200])
  })
  it('is not proposed, is shown as not to be asked with the reason, and is not asked', async () => {
    const other = await openCase(app)
    const { body } = await app.ask(`/cases/${other}/request-research`, { as: 'coordinator' })
    expect(body).not.toMatch(/value="canterbury-housing" checked/)
    expect(body.replace(/\s+/g, ' ')).toContain('Canterbury housing (not to be asked: its information sharing agreement ended on 31 December 2026)')
    const sent = await app.ask(`/cases/${other}/request-research`, { as: 'coordinator', method: 'POST', body: { 'agencies[]': ['canterbury-housing', 'kent-police'], _revision: revisionIn(body) } })
    expect([sent.status, sent.body.includes('An agency whose information sharing agreement is not in force is sent nothing')]).toEqual([409, true])
    for (const [as, url, told] of [['coordinator', 'actions', {}], ['police', 'action-requests', { reason: 'It has the keys' }]] as const) {
      const answer = await app.ask(`/api/actions/cases/${other}/${url}`, { as, method: 'POST', body: { agency: 'canterbury-housing', target: 'victim', text: 'Change the locks', immediateSafety: false, ...told } })
      expect([answer.status, answer.body.includes('actions.no-agreement')]).toEqual([409, true])
    }
    expect((await app.ask(`/cases/${ref}/ask-question`, { as: 'coordinator' })).body).not.toContain('canterbury-housing')
  })
  it('is given no access to a case, and what was given before holds no longer', async () => {
    const request = await send(app, 'stranger', '/api/marac/access-requests', { case: ref, reason: 'He is on our caseload', scope: 'read', until: '2027-01-20' })
    const give = { request, until: '2027-01-20', reason: 'They need it' }
    const version = async () => ({ 'if-match': (await app.ask(`/api/marac/cases/${ref}`, { as: 'manager' })).headers['etag'] ?? '' })
    app.withoutAgreement.add('probation')
    const refused = await app.ask(`/api/marac/cases/${ref}/access-grants`, { as: 'manager', method: 'POST', body: give, headers: await version() })
    expect([refused.status, refused.body.includes('marac.no-agreement'), await status('stranger', `/cases/${ref}`)]).toEqual([409, true, 404])
    app.withoutAgreement.delete('probation')
    await send(app, 'manager', `/api/marac/cases/${ref}/access-grants`, give, ref)
    expect(await status('stranger', `/cases/${ref}`)).toBe(200)
    app.withoutAgreement.add('probation')
    expect([await status('stranger', `/cases/${ref}`), await count('stranger', '/api/marac/cases')]).toEqual([404, 0])
  })
  it('sees all of it again once there is a new one', async () => {
    app.withoutAgreement.clear()
    expect(await seen('housing')).toEqual([200, 200, 200, 200, 200, 1, 0])
  })
})
