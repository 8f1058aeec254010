import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, revisionIn, send, startMarac } from '../pages.fixture.js'
import { initialsOf } from './case-plan.view.js'

let app: ContextApp
let ref: string
let child: string
const page = async (as: string, url: string) => (await app.ask(url, { as })).body
const plain = async (as: string, url: string) => (await page(as, url)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const body = { agency: 'canterbury-housing', immediateSafety: false, dueOn: '2027-01-25' }
const post = async (as: string, url: string, data: Readonly<Record<string, unknown>>) => app.ask(url, { as, method: 'POST', body: { ...data, _revision: revisionIn(await page(as, url)) } })

beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app, { children: [{ name: 'Bo Testcase', dateOfBirth: '2019-05-06' }, { name: 'Al Testcase', dateOfBirth: '2015-05-06' }] })
  child = /value="(\w+)"[^>]*>\s*A child: Bo Testcase|<option value="(\w+)">A child: Bo/.exec(await page('coordinator', `/cases/${ref}/agree-action`))?.slice(1).find(Boolean) ?? ''
  await send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { ...body, target: 'victim', text: 'Change the locks' })
  await send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { ...body, target: 'child', person: child, text: 'Agree who collects Bo' })
})
afterAll(() => app.stop())

describe('the safety plan of a case', () => {
  it('says by whom it is for what is planned, and that nothing is for a child who was forgotten', async () => {
    const shown = await page('police', `/cases/${ref}/plan`)
    expect(await faultsIn(shown)).toEqual([])
    const text = await plain('police', `/cases/${ref}/plan`)
    expect(text).toMatch(/The victim .*Change the locks.*Child: Bo Testcase .*Agree who collects Bo.*Child: Al Testcase .*Nothing is planned for this child by name/)
    for (const part of ['For professionals only', 'it must never be left at home', 'Nobody is named to tell the victim']) expect(text).toContain(part)
    expect((await app.accesses()).at(-1)).toMatchObject({ data: { read: 'case-read', ref } })
    expect((await app.ask(`/cases/${ref}/plan`, { as: 'stranger' })).status).toBe(404)
  })
  it('names people on paper by their initials', async () => {
    expect(initialsOf("Siobhán O'Neill")).toBe('S.O.')
    expect(await page('police', `/cases/${ref}/plan`)).toContain('<span class="lantern-paper" aria-hidden="true">Child: B.T.</span>')
  })
  it('is where an agency of the case is named to tell the victim, and where it says so', async () => {
    expect((await post('police', `/cases/${ref}/name-teller`, { agency: 'probation' })).status).toBe(400)
    const named = await post('police', `/cases/${ref}/name-teller`, { agency: 'idva', worker: 'Robin <Sample>' })
    expect([named.status, named.headers['location']]).toEqual([303, `/cases/${ref}/plan?done=name-teller`])
    expect(await page('coordinator', `/cases/${ref}/plan`)).toContain('Robin &lt;Sample&gt;')
    const empty = await post('idva', `/cases/${ref}/record-victim-told`, { told: 'told' })
    expect([empty.status, empty.body.includes('Enter the day on which the victim was told')]).toEqual([400, true])
    expect(await faultsIn(empty.body)).toEqual([])
    expect((await post('idva', `/cases/${ref}/record-victim-told`, { told: 'not-told', because: 'not-safe', reason: 'He was there' })).status).toBe(303)
    expect((await post('idva', `/cases/${ref}/record-victim-told`, { told: 'told', 'toldOn[day]': '11', 'toldOn[month]': '1', 'toldOn[year]': '2027', note: 'She agrees' })).status).toBe(303)
    expect(await plain('coordinator', `/cases/${ref}/plan`)).toMatch(/Told on 11 January 2027 She agrees.*Not told It was not safe to tell. He was there/)
    expect(await plain('coordinator', `/cases/${ref}`)).toMatch(/Who tells the victim of the plan IDVA service: Robin.*Told Yes, on 11 January 2027/)
  })
  it('is asked of another agency with the reason, and answered like any other', async () => {
    expect(await page('police', `/cases/${ref}/plan`)).toContain(`/cases/${ref}/request-action`)
    expect((await app.ask(`/cases/${ref}/request-action`, { as: 'coordinator' })).status).toBe(403)
    const asked = await app.ask(`/api/actions/cases/${ref}/action-requests`, { as: 'police', method: 'POST', body: { ...body, target: 'victim', text: 'Fit a light', reason: 'He comes at night' } })
    expect(asked.status).toBe(201)
    const action = (asked.json() as { readonly ref: string }).ref
    const shown = await plain('housing', `/actions/${action}`)
    for (const text of ['Why it is asked for He comes at night', 'Accept the action', 'Decline the action']) expect(shown).toContain(text)
    expect(await plain('housing', `/actions/${action}`)).toContain('Kent Police asked Canterbury housing for an action')
    expect(await page('police', `/cases/${ref}/agree-action`)).not.toContain('Canterbury housing')
    expect(await page('police', `/cases/${ref}/request-action`)).not.toContain('<option value="kent-police"')
    const own = await app.ask(`/api/actions/cases/${ref}/actions`, { as: 'police', method: 'POST', body: { ...body, target: 'victim', text: 'Fit a light' } })
    expect([own.status, own.body.includes('Select the agency that will do it')]).toEqual([400, true])
  })
})
