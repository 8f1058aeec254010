import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, send, startMarac } from '../../pages.fixture.js'

let app: ContextApp
let [first, second, meeting] = ['', '', '']
const coordinator = 'coordinator'
const pageOf = async (url: string, as = coordinator) => (await app.ask(url, { as })).body.replace(/\s+/g, ' ')
const post = (url: string, body: Readonly<Record<string, unknown>>, as = coordinator) => app.ask(url, { as, method: 'POST', body })
const revisionOf = async (url: string) => /name="_revision" value="(-?\d+)"/.exec((await app.ask(url, { as: coordinator })).body)?.[1] ?? ''
const press = async (name: string, body: Readonly<Record<string, string>> = {}) => post(`/meetings/${meeting}/${name}`, { ...body, _revision: await revisionOf(`/meetings/${meeting}/${name}`) })
const queued = async () => ((await app.ask('/api/marac/to-be-listed', { as: coordinator })).json() as { readonly items: readonly { readonly ref: string }[] }).items.map(({ ref }) => ref)
const refused = async (url: string, body: Readonly<Record<string, unknown>>, as = coordinator) => JSON.parse((await app.ask(url, { as, method: 'POST', body })).body) as { readonly code?: string }

async function awaiting(told: object): Promise<string> {
  const ref = await openCase(app, told)
  await send(app, coordinator, `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
  await send(app, coordinator, `/api/marac/cases/${ref}/route`, { route: 'meeting', reason: 'Several agencies have to act' }, ref)
  return send(app, coordinator, `/api/marac/cases/${ref}/listings`, { meeting }, ref)
}

beforeAll(async () => {
  app = await startMarac()
  meeting = ((await post('/api/marac/meetings', { area: 'east', kind: 'urgent', on: '2027-01-12', startsAt: '09:30', minutes: 60, chair: 'manager' })).json() as { readonly ref: string }).ref
  first = await awaiting({})
  second = await awaiting({ children: [], victimName: 'Zara Testcase' })
})
afterAll(() => app.stop())

describe('the chair', () => {
  it('begins the meeting on its day, and no sooner', async () => {
    expect((await press('open-meeting')).body).toContain('The day of the meeting has not come yet')
    expect(await pageOf(`/meetings/${meeting}`)).not.toContain('Begin the meeting')
    app.clock.set('2027-01-12T09:30:00.000Z')
    expect(await pageOf(`/meetings/${meeting}`)).toContain('Begin the meeting')
    expect((await press('open-meeting')).status).toBe(303)
  })
  it('is led to the first case that has not come up', async () => {
    expect((await app.ask(`/meetings/${meeting}/chair`, { as: coordinator })).headers['location']).toBe(`/meetings/${meeting}/chair/${first}`)
    expect((await app.ask(`/meetings/${meeting}/chair/MC-00000-00000`, { as: coordinator })).status).toBe(404)
  })
  it('sees what is known, what is missing, and which case is next', async () => {
    const page = await pageOf(`/meetings/${meeting}/chair/${first}`)
    for (const text of ['Strangled last night', 'No research from', 'Nobody has summarised the risk', 'Next case: ', second, 'Zara Testcase']) expect([text, page.includes(text)]).toEqual([text, true])
  })
  it('adds an action and records the decision, and stays on the case', async () => {
    const next = `/meetings/${meeting}/chair/${first}`
    const act = await post(`/cases/${first}/agree-action`, { agency: 'kent-police', target: 'victim', text: 'Visit her each evening', immediateSafety: 'no', _next: next })
    expect([act.status, act.headers['location']]).toEqual([303, `${next}?done=agree-action`])
    const decide = await post(`/cases/${first}/hear-case`, { meeting, outcome: 'plan-agreed', decision: 'She moves on Friday', 'dissents[0][agency]': 'idva', 'dissents[0][reason]': 'Friday is late', _next: next })
    expect([decide.status, decide.headers['location']]).toEqual([303, `${next}?done=hear-case`])
    expect(await pageOf(next)).toMatch(/Came up<\/strong> A plan was agreed.*Visit her each evening.*Put right what was decided.*She moves on Friday/)
    expect(await pageOf(`/cases/${first}/history`, 'police')).toMatch(/The meeting of East on Tuesday 12 January 2027 heard the case\. A plan was agreed<\/h2>.*She moves on Friday\. Disagreed: [^:]*: Friday is late/)
  })
  it('keeps what was typed when something is wrong with it, and goes back to the case afterwards', async () => {
    const next = `/meetings/${meeting}/chair/${second}`
    const wrong = await post(`/cases/${second}/hear-case`, { meeting, decision: 'Half a sentence', _next: next })
    expect([wrong.status, wrong.body.includes('Half a sentence'), wrong.body.includes(`name="_next" value="${next}"`)]).toEqual([400, true, true])
    const elsewhere = await post(`/cases/${second}/send-message`, { text: 'Hello', _next: 'https://elsewhere.example/' })
    expect(elsewhere.headers['location']).toMatch(/^\/cases\//)
  })
})

describe('those who come', () => {
  it('are written down if they are invited, or come for who is', async () => {
    const attendance = `/api/marac/meetings/${meeting}/attendance`
    expect((await post(attendance, { user: 'police', how: 'present', signedOnPaper: true })).status).toBe(200)
    expect((await refused(attendance, { user: 'stranger', how: 'present', signedOnPaper: false })).code).toBe('marac.not-invited')
    expect((await post(attendance, { user: 'housing', how: 'information-sent', receivedOn: '2027-01-11', signedOnPaper: false })).status).toBe(200)
    expect(await pageOf(`/meetings/${meeting}/attendance`)).toMatch(/housing.*Information sent instead, came on 11 January 2027.*police.*Present.*Signed on paper/)
  })
  it('stand in one register, of which only what was changed is recorded', async () => {
    const register = `/meetings/${meeting}/attendance`
    expect((await post(register, { 'how-idva': 'apologies', 'was-how-idva': '', 'how-police': 'apologies', 'was-how-police': 'apologies', 'how-manager': '', 'was-how-manager': '' })).status).toBe(303)
    const page = await pageOf(register)
    expect(page).toMatch(/name="how-idva"[^>]*>(?:<option value="present">Present<\/option>)<option value="apologies" selected>/)
    expect(page).toMatch(/name="how-police"[^>]*><option value="present" selected>/)
    const half = await post(register, { 'how-manager': '', 'was-how-manager': '', 'paper-manager': 'yes' })
    expect([half.status, /Select how [^<]* takes part/.test(half.body), /name="paper-manager"[^>]* checked/.test(half.body)]).toEqual([400, true, true])
    const uninvited = await post(register, { 'how-stranger': 'present', 'was-how-stranger': '' })
    expect([uninvited.status, uninvited.body.includes('This person is not invited')]).toEqual([400, true])
    expect((await post(register, { 'how-idva': 'present', 'was-how-idva': 'apologies' }, 'police')).status).toBe(403)
  })
  it('sign for themselves', async () => {
    expect((await post(`/meetings/${meeting}/sign-confidentiality`, { 'statement[]': 'signed' }, 'idva')).status).toBe(303)
    expect((await refused(`/api/marac/meetings/${meeting}/signatures`, { statement: ['signed'] }, 'stranger')).code).toBe('marac.not-invited')
  })
  it('follow the cases that they may know of, without a box or a button', async () => {
    const page = await pageOf(`/meetings/${meeting}/chair/${first}`, 'police')
    expect(page).toMatch(/Visit her each evening.*What the meeting decided.*She moves on Friday/)
    for (const text of ['hear-case', 'agree-action', 'End the meeting', 'not to hear this case']) expect([text, page.includes(text)]).toEqual([text, false])
    expect((await app.ask(`/meetings/${meeting}/chair/${first}`, { as: 'stranger' })).status).toBe(404)
    expect(await pageOf(`/meetings/${meeting}`, 'police')).toContain('Follow the cases')
  })
  it('see and do nothing as observers, of the Hub too', async () => {
    expect((await post(`/api/marac/meetings/${meeting}/attendance`, { user: 'supervisor', how: 'observer', signedOnPaper: false })).status).toBe(200)
    const page = await pageOf(`/meetings/${meeting}/chair/${first}`, 'supervisor')
    expect(page).toContain('You are an observer of this meeting')
    for (const text of ['hear-case', 'agree-action', 'End the meeting']) expect([text, page.includes(text)]).toEqual([text, false])
    const own = await pageOf(`/meetings/${meeting}`, 'supervisor')
    expect([own.includes('Sign the statement'), own.includes('close-meeting'), own.includes('move-agenda-item')]).toEqual([true, false, false])
    expect((await refused(`/api/marac/meetings/${meeting}/attendance`, { user: 'idva', how: 'present', signedOnPaper: false }, 'supervisor')).code).toBe('marac.observes')
    expect((await refused(`/api/marac/cases/${first}/hearings`, { meeting, outcome: 'adjourned', decision: 'Not mine to say', dissents: [] }, 'supervisor')).code).toBe('marac.observes')
  })
  it('are not told to be left off: the Hub is told how many, and not who', async () => {
    await send(app, 'manager', `/api/marac/cases/${second}/exclusions`, { user: 'police', ground: 'relative' }, second)
    const page = await pageOf(`/meetings/${meeting}/attendance`)
    expect(page).toContain(`${second}: 1 person not invited to hear it`)
    expect(await pageOf(`/meetings/${meeting}/chair/${second}`)).toContain('1 person is not to hear this case')
    expect((await refused(`/api/marac/meetings/${meeting}/attendance`, { user: 'police', how: 'present', case: second, signedOnPaper: false })).code).toBe('marac.not-invited')
  })
})

describe('the end', () => {
  it('says what did not come up, which waits to be listed again, and what was heard waits no more', async () => {
    expect(await pageOf(`/meetings/${meeting}/close-meeting`)).toMatch(new RegExp(`1 case of the agenda did not come up.*${second}`))
    expect(await queued()).toEqual([])
    await press('close-meeting')
    expect(await queued()).toEqual([second])
    expect(await pageOf(`/meetings/${meeting}`)).toContain('A plan was agreed')
    expect(await pageOf('/meetings?show=past')).toContain(`/meetings/${meeting}`)
  })
})
