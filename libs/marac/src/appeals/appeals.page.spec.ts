import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { refer, revisionIn, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

const get = (url: string, as: string) => app.ask(url, { as })
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ')
const said = 'She moves back on Friday <b>to the same street</b>'

async function notAccepted(as = 'school', by = 'coordinator'): Promise<string> {
  const ref = await refer(app, as)
  return send(app, by, `/api/marac/cases/${ref}/non-acceptance`, { because: 'criteria-not-met', reason: 'Standard risk' }, ref)
}
async function appealed(by = 'coordinator'): Promise<string> {
  const ref = await notAccepted('school', by)
  const form = await get(`/referrals/${ref}/appeal`, 'school')
  const answer = await app.ask(`/referrals/${ref}/appeal`, { as: 'school', method: 'POST', body: { reason: said, _revision: revisionIn(form.body) } })
  expect([answer.status, answer.headers['location']]).toEqual([303, `/referrals/${ref}?done=appeal-referral`])
  return ref
}
const answerAs = (as: string, ref: string, outcome: string) => app.ask(`/api/marac/cases/${ref}/appeal-answer`, { as, method: 'POST', body: { outcome, reason: 'Looked at again' }, headers: { 'if-match': '"2"' } })
const countOf = async (as: string): Promise<number | undefined> => ((await get('/api/marac/my-work', as)).json() as { readonly items: readonly { readonly text: string; readonly count: number }[] }).items.find(({ text }) => text === 'Appeals to answer')?.count

describe('an appeal', () => {
  it('is offered to the referrer of a referral that was not accepted, and to nobody else', async () => {
    const ref = await notAccepted()
    expect((await get(`/referrals/${ref}`, 'school')).body).toContain(`/referrals/${ref}/appeal`)
    for (const [as, status] of [['school', 200], ['police', 200], ['housing', 404], ['idva', 404], ['stranger', 404], ['coordinator', 404], ['researcher', 403]] as const)
      expect([as, (await get(`/referrals/${ref}/appeal`, as)).status]).toEqual([as, status])
    expect((await get(`/referrals/${await refer(app, 'school')}`, 'school')).body).not.toContain('/appeal"')
  })
  it('stands in the list and on the work of the manager, by when it is answered', async () => {
    const before = (await countOf('manager')) ?? -1
    const ref = await appealed()
    expect(await countOf('manager')).toBe(before + 1)
    expect(await countOf('coordinator')).toBeUndefined()
    const { body } = await get('/appeals', 'manager')
    const row = plain(body.slice(body.indexOf(ref)).split('</tr>')[0] ?? '')
    expect(row).toContain('Due in 2 days')
    expect(body).toContain(`/cases/${ref}/answer-appeal`)
    expect(await faultsIn(body)).toEqual([])
    expect((await get('/appeals', 'coordinator')).body).not.toContain('answer-appeal')
    for (const [as, sees] of [['police', true], ['housing', false], ['stranger', false]] as const) expect([as, (await get('/api/marac/appeals', as)).body.includes(ref)]).toEqual([as, sees])
    for (const as of ['school', 'researcher', 'administrator', 'governor']) expect([as, (await get('/appeals', as)).status]).toEqual([as, 403])
  })
  it('is read with the decision, answered with a reason, and the referrer sees the answer', async () => {
    const ref = await appealed()
    const form = await get(`/cases/${ref}/answer-appeal`, 'manager')
    for (const words of ['Standard risk', 'She moves back on Friday &lt;b&gt;to the same street&lt;/b&gt;']) expect(form.body).toContain(words)
    expect(await faultsIn(form.body)).toEqual([])
    expect(plain((await get(`/referrals/${ref}`, 'school')).body)).toContain('answers by Wednesday 13 January 2027')
    expect((await answerAs('manager', ref, 'stands')).status).toBe(200)
    const { body } = await get(`/referrals/${ref}`, 'school')
    for (const words of ['Not accepted', 'The decision stands. Looked at again']) expect(plain(body)).toContain(words)
    expect(body).not.toContain('/appeal"')
    expect(await faultsIn(body)).toEqual([])
    expect((await get('/appeals', 'manager')).body).not.toContain(ref)
    expect((await get('/appeals?show=all', 'manager')).body).toContain(ref)
  })
  it('that is answered with yes makes the case one like any other, and both decisions stay to be read', async () => {
    const ref = await appealed()
    expect((await answerAs('manager', ref, 'accepted')).status).toBe(200)
    expect(plain((await get(`/referrals/${ref}`, 'school')).body)).toContain('The Hub has taken the case on')
    const read = plain((await get(`/cases/${ref}`, 'coordinator')).body)
    for (const words of ['It does not meet the criteria. Standard risk', 'She moves back on Friday', 'The referral is accepted after all. Looked at again', 'Accepted']) expect(read).toContain(words)
    expect((await get('/idva-contacts', 'idva')).body).toContain(ref)
    expect((await get(`/api/marac/cases?status=open`, 'coordinator')).body).toContain(ref)
    const history = plain((await get(`/cases/${ref}/history`, 'coordinator')).body)
    for (const words of ['appealed to the MARAC manager', 'The Hub answered the appeal', 'The Hub accepted the referral']) expect(history).toContain(words)
  })
  it('is answered by nobody who decided first, nor by a coordinator', async () => {
    const ref = await appealed('manager')
    const answer = await answerAs('manager', ref, 'accepted')
    expect([answer.status, answer.json()]).toEqual([409, expect.objectContaining({ code: 'marac.decided-by-yourself' })])
    expect((await answerAs('coordinator', ref, 'accepted')).status).toBe(403)
  })
  it('that the only manager decided first is answered by a supervisor, and by no other', async () => {
    const other = await appealed()
    const ref = await appealed('manager')
    expect((await answerAs('supervisor', other, 'stands')).json()).toMatchObject({ code: 'marac.manager-answers' })
    const { body } = await get('/appeals', 'supervisor')
    expect([body.includes(`/cases/${ref}/answer-appeal`), body.includes(`/cases/${other}/answer-appeal`)]).toEqual([true, false])
    expect((await get('/appeals', 'manager')).body).not.toContain(`/cases/${ref}/answer-appeal`)
    expect((await get(`/cases/${other}`, 'supervisor')).body).not.toContain('answer-appeal')
    expect((await get(`/cases/${ref}`, 'supervisor')).body).toContain('answer-appeal')
    const before = await countOf('supervisor')
    expect((await answerAs('supervisor', ref, 'accepted')).status).toBe(200)
    expect((await countOf('supervisor')) ?? 0).toBe((before ?? 0) - 1)
    expect(await faultsIn(body)).toEqual([])
  })
  it('is made once', async () => {
    const ref = await appealed()
    const again = await app.ask(`/api/marac/referrals/${ref}/appeal`, { as: 'police', method: 'POST', body: { reason: said }, headers: { 'if-match': '"2"' } })
    expect([again.status, again.json()]).toEqual([409, expect.objectContaining({ code: 'marac.appealed-already' })])
  })
})
