import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, revisionIn, send, startMarac } from '../pages.fixture.js'

interface Listed {
  readonly agency: string
  readonly actions: number
  readonly research: number
  readonly questions: number
  readonly flags: number
  readonly first: readonly { readonly kind: string; readonly ref: string; readonly question?: string }[]
}

let app: ContextApp
let ref: string
let closed: string
let action: string
const housing = 'canterbury-housing'
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: [housing, 'idva'] }, ref)
  action = await send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { agency: housing, target: 'victim', text: 'Change the locks', immediateSafety: false })
  await send(app, 'police', `/api/marac/cases/${ref}/questions`, { agency: housing, text: 'Is he on the tenancy?' })
  closed = await openCase(app, { victimName: 'Wanda Closed', perpetrators: [{ name: 'Otto Closed', relationship: 'former partner' }], children: [] })
  await send(app, 'coordinator', `/api/marac/cases/${closed}/research-requests`, { agencies: [housing] }, closed)
  await send(app, 'coordinator', `/api/marac/cases/${closed}/closure`, { outcome: 'plan-complete', reason: 'All is done' }, closed)
})
afterAll(() => app.stop())

const listed = async (as = 'coordinator') => ((await app.ask('/api/marac/left-agencies', { as })).json() as { readonly items: readonly Listed[] }).items
const counts = async (as?: string) => (await listed(as)).map(({ agency, actions, research, questions, flags }) => [agency, actions, research, questions, flags])
const form = async (url: string, body: Readonly<Record<string, unknown>>) => {
  const { body: html } = await app.ask(url, { as: 'coordinator' })
  return app.ask(url.split('?')[0] ?? '', { as: 'coordinator', method: 'POST', body: { ...body, ...(revisionIn(html) !== '' && { _revision: revisionIn(html) }) } })
}

describe('what an agency that left still had to do', () => {
  it('is in no list while it is there', async () => {
    expect(await counts()).toEqual([])
    expect((await app.ask('/', { as: 'coordinator' })).body).not.toContain('Waiting with nobody')
  })
  it('waits in one list for the Hub, counted on my work, and for nobody else', async () => {
    app.left.set(housing, '2027-01-11')
    expect(await counts()).toEqual([[housing, 1, 1, 1, 1]])
    const page = await app.ask('/left-agencies', { as: 'coordinator' })
    expect([page.status, await faultsIn(page.body)]).toEqual([200, []])
    for (const href of [`/actions/${action}/reassign`, `/cases/${ref}/call-off-research?agency=${housing}`, `/cases/${ref}/withdraw-question?question=`, `/left-agencies/${housing}/flags`]) expect(page.body).toContain(href)
    for (const secret of ['Siobh', 'Change the locks', 'tenancy']) expect(page.body).not.toContain(secret)
    expect((await app.ask('/', { as: 'coordinator' })).body).toMatch(/4(<[^>]*>|\s)*Waiting with nobody/)
    for (const as of ['police', 'idva', 'administrator', 'governor']) expect([as, (await app.ask('/left-agencies', { as })).status, (await app.ask('/api/marac/left-agencies', { as })).status]).toEqual([as, 403, 403])
  })
  it('is not told of where the reader may not know of the case', async () => {
    await send(app, 'supervisor', `/api/marac/cases/${ref}/exclusions`, { user: 'excluded', ground: 'associate' }, ref)
    expect(await counts('excluded')).toEqual([[housing, 0, 0, 0, 1]])
    expect((await app.ask('/left-agencies', { as: 'excluded' })).body).not.toContain(ref)
  })
  it('grows no more: every form says why, keeps what was typed, and offers the agency no longer', async () => {
    const asked = { agency: housing, target: 'victim', text: 'Fit a spyhole', immediateSafety: 'no' }
    const refused = await app.ask(`/cases/${ref}/agree-action`, { as: 'coordinator', method: 'POST', body: asked })
    expect([refused.status, refused.body.includes('Canterbury housing left the partnership on 11 January 2027. Select another'), refused.body.includes('Fit a spyhole'), refused.body.includes(`<option value="${housing}"`), await faultsIn(refused.body)]).toEqual([400, true, true, false, []])
    const question = await app.ask(`/cases/${ref}/ask-question`, { as: 'coordinator', method: 'POST', body: { agency: housing, text: 'Is the lock changed?' } })
    expect([question.status, question.body.includes('left the partnership on 11 January 2027'), question.body.includes('Is the lock changed?')]).toEqual([400, true, true])
    const research = await app.ask(`/api/marac/cases/${ref}/research-requests`, { as: 'coordinator', method: 'POST', body: { agencies: [housing] }, headers: { 'if-match': '"1"' } })
    expect([research.status, research.body.includes('left the partnership')]).toEqual([400, true])
  })
  it('goes to others one by one', async () => {
    const given = await form(`/actions/${action}/reassign`, { agency: 'kent-police', reason: 'Housing has left' })
    expect([given.status, given.headers['location']]).toEqual([303, `/actions/${action}?done=reassign-action`])
    for (const as of ['police', 'coordinator']) expect((await app.ask(`/actions/${action}`, { as })).body).toContain('The Hub gave the action of Canterbury housing to Kent Police: Housing has left')
    expect((await app.ask(`/api/actions/${action}`, { as: 'police' })).json()).toMatchObject({ agency: 'kent-police', status: 'proposed', heldBefore: [{ agency: housing, reason: 'Housing has left' }] })
    expect((await form(`/cases/${ref}/call-off-research?agency=${housing}`, { agency: housing, reason: 'It has left' })).status).toBe(303)
    expect((await app.ask(`/cases/${ref}`, { as: 'coordinator' })).body).toContain('Called off')
    const [question] = (await listed()).flatMap(({ first }) => first).filter(({ kind }) => kind === 'question')
    expect((await form(`/cases/${ref}/withdraw-question`, { question: question?.question ?? '', reason: 'The landlord told us' })).status).toBe(303)
    expect((await app.ask(`/cases/${ref}/messages`, { as: 'police' })).body).toContain('Withdrawn: The landlord told us')
    const flags = await app.ask(`/left-agencies/${housing}/flags`, { as: 'coordinator' })
    expect([flags.status, flags.body.includes(`/cases/${closed}/release-flag?agency=${housing}`), await faultsIn(flags.body)]).toEqual([200, true, []])
    expect((await form(`/left-agencies/${housing}/flags`, {})).body).toContain('Select what is known of them')
    expect((await form(`/left-agencies/${housing}/flags`, { because: 'not-confirmed' })).headers['location']).toBe('/left-agencies?done=release-flag')
    expect((await app.ask(`/cases/${closed}/history`, { as: 'coordinator' })).body).toContain('The Hub no longer counts on Canterbury housing for its flag')
    expect([(await app.ask('/left-agencies/kent-police/flags', { as: 'coordinator' })).status, (await app.ask(`/left-agencies/${housing}/flags`, { as: 'police' })).status]).toEqual([404, 403])
    expect(await counts()).toEqual([[housing, 0, 0, 0, 0]])
    const page = await app.ask('/left-agencies', { as: 'coordinator' })
    expect([page.body.includes('Nothing waits with any of them'), await faultsIn(page.body)]).toEqual([true, []])
  })
  it('waits in the same list when nobody of an agency can sign in any more, without its flags', async () => {
    app.left.delete(housing)
    expect(await counts()).toEqual([])
    const other = await send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { agency: housing, target: 'victim', text: 'Fit a spyhole', immediateSafety: false })
    for (const user of ['housing', 'researcher']) app.gone.add(user)
    expect([await counts(), (await listed())[0]?.first.map(each => each.ref)]).toEqual([[[housing, 1, 0, 0, 0]], [other]])
    expect((await app.ask('/left-agencies', { as: 'coordinator' })).body).toMatch(/>Why<[^]*Nobody can sign in/)
    for (const user of ['housing', 'researcher']) app.gone.delete(user)
    expect(await counts()).toEqual([])
  })
  it('is on the case no longer by what was called off, and is told so when it answers all the same', async () => {
    expect((await app.ask('/api/marac/cases', { as: 'housing' })).body).toContain(ref)
    const answer = await app.ask(`/api/marac/cases/${ref}/research-returns`, { as: 'researcher', method: 'POST', body: { answer: 'nothing' }, headers: { 'if-match': '"99"' } })
    expect([answer.status, answer.body.includes('marac.research-called-off')]).toEqual([409, true])
    const search = await app.ask(`/cases/${ref}/return-research`, { as: 'researcher' })
    expect([search.status, search.body.includes('Siobh'), await faultsIn(search.body)]).toEqual([200, false, []])
  })
})
