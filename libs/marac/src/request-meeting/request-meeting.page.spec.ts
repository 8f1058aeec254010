import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, revisionIn, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
})
afterAll(() => app.stop())

const sent = async (as: string, reason: string, headers: Readonly<Record<string, string>> = {}) => {
  const { headers: read } = await app.ask(`/api/marac/cases/${ref}`, { as: 'coordinator' })
  return app.ask(`/api/marac/cases/${ref}/meeting-requests`, { as, method: 'POST', body: { reason }, headers: { 'if-match': read['etag'] ?? '', ...headers } })
}

describe('asking for a meeting', () => {
  it('is a button on the case for an agency that is on it', async () => {
    expect((await app.ask(`/cases/${ref}`, { as: 'police' })).body).toContain(`href="/cases/${ref}/request-meeting"`)
    expect((await app.ask(`/cases/${ref}/request-meeting`, { as: 'police' })).body).toContain('Why the case needs a meeting')
  })

  it('is seen on the case: that it was asked for, why, by whom and when', async () => {
    expect((await sent('police', 'The children saw it <b>')).status).toBe(200)
    const { body } = await app.ask(`/cases/${ref}`, { as: 'coordinator' })
    expect(body).toContain('Asked of the Hub')
    expect(body.replace(/\s+/g, ' ')).toMatch(/A meeting<.*The children saw it &lt;b&gt;<.*police, Kent Police<.*11 January 2027/)
    expect((await app.ask(`/cases/${ref}/history`, { as: 'coordinator' })).body).toContain('asked for a meeting')
  })

  it('is recorded once when the same request is sent again', async () => {
    const key = { 'idempotency-key': 'one' }
    const first = await sent('coordinator', 'Two agencies disagree', key)
    expect(await sent('coordinator', 'Two agencies disagree', key)).toMatchObject({ status: 200, body: first.body })
    const { asked } = (await app.ask(`/api/marac/cases/${ref}`, { as: 'coordinator' })).json() as { readonly asked: readonly { readonly why: string }[] }
    expect(asked.map(({ why }) => why)).toEqual(['The children saw it <b>', 'Two agencies disagree'])
  })

  it('is not for an agency that is not on the case, which learns nothing of it', async () => {
    const answered = async (to: string) => {
      const { status, body } = await app.ask(`/cases/${to}/request-meeting`, { as: 'stranger' })
      return [status, body.replaceAll(to, '').replace(/name="_csrf" value="[^"]*"/g, '')]
    }
    const [status, body] = await answered(ref)
    expect([status, body]).toEqual([404, (await answered('MC-00000-00000'))[1]])
  })

  it('is not recorded from a form that does not say what it was filled in from; what was typed is kept', async () => {
    const form = `/cases/${ref}/request-meeting`
    const history = async () => (await app.ask(`/api/marac/cases/${ref}/history`, { as: 'coordinator' })).body
    const before = await history()
    for (const without of [{}, { _revision: '' }, { _revision: 'x' }]) {
      const { status, body } = await app.ask(form, { as: 'police', method: 'POST', body: { reason: 'Nobody sees her', ...without } })
      expect([status, body.includes('Nothing has been saved'), body.includes('Nobody sees her')]).toEqual([428, true, true])
    }
    expect(await history()).toBe(before)
    // Sent with something missing too, it does not get a version that nobody has looked at.
    const wrong = await app.ask(form, { as: 'police', method: 'POST', body: { reason: ' ' } })
    expect([wrong.status, wrong.body.includes('name="_revision"')]).toEqual([400, false])
    // The page of the refusal holds the version that stands: sending it again is a choice.
    const { body } = await app.ask(form, { as: 'police', method: 'POST', body: { reason: 'Nobody sees her' } })
    const again = await app.ask(form, { as: 'police', method: 'POST', body: { reason: 'Nobody sees her', _revision: revisionIn(body) } })
    expect(again.status).toBe(303)
    expect(await history()).toContain('Nobody sees her')
  })

  it('says what is missing, and keeps the rest', async () => {
    const answer = await app.ask(`/cases/${ref}/request-meeting`, { as: 'police', method: 'POST', body: { reason: ' ' } })
    expect([answer.status, answer.body.includes('Enter why the case needs a meeting')]).toEqual([400, true])
  })
})
