import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, revisionIn, send, startMarac } from '../pages.fixture.js'
import { holdingsOf } from './whom-to-ask.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
})
afterAll(() => app.stop())

const ticked = (body: string): readonly string[] => [...body.matchAll(/<input[^>]*name="agencies\[\]"[^>]*value="([a-z-]+)" checked/g)].map(([, value]) => value ?? '')

describe('the form that asks for research', () => {
  it('proposes agencies by what the case holds, in its area, and says why, and why the date', async () => {
    const { body } = await app.ask(`/cases/${ref}/request-research`, { as: 'coordinator' })
    expect(ticked(body)).toEqual(['kent-police', 'canterbury-housing'])
    expect(body).toContain('value="idva"')
    expect(body).not.toContain('value="hub"')
    for (const text of ['There are children on the case.', 'Usual: due on <strong>Monday 18 January 2027</strong>', 'Urgent: due on <strong>Tuesday 12 January 2027</strong>', 'Why this date?', 'The rule allows 5 working days']) expect(body).toContain(text)
    expect(await faultsIn(body)).toEqual([])
  })
  it('takes what somebody ticked instead, and then proposes only the rest', async () => {
    const { body } = await app.ask(`/cases/${ref}/request-research`, { as: 'coordinator' })
    const sent = await app.ask(`/cases/${ref}/request-research`, { as: 'coordinator', method: 'POST', body: { 'agencies[]': ['kent-police', 'idva'], _revision: revisionIn(body) } })
    expect(sent.headers['location']).toBe(`/cases/${ref}?done=request-research`)
    const next = (await app.ask(`/cases/${ref}/request-research`, { as: 'coordinator' })).body
    expect(ticked(next)).toEqual(['canterbury-housing'])
    expect(next).toContain('2 agencies were asked already')
  })
  it('keeps an empty choice empty, instead of proposing again', async () => {
    const { body } = await app.ask(`/cases/${ref}/request-research`, { as: 'coordinator' })
    const sent = await app.ask(`/cases/${ref}/request-research`, { as: 'coordinator', method: 'POST', body: { _revision: revisionIn(body) } })
    expect(sent.status).toBe(400)
    expect(ticked(sent.body)).toEqual([])
  })
  it('proposes nothing on a case that is over', async () => {
    const closed = await openCase(app, { children: [] })
    await send(app, 'coordinator', `/api/marac/cases/${closed}/closure`, { outcome: 'other', reason: 'Ended' }, closed)
    expect(ticked((await app.ask(`/cases/${closed}/request-research`, { as: 'coordinator' })).body)).toEqual([])
  })
})

describe('research on a case that a meeting is to hear', () => {
  const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ')
  const page = async (path: string, as = 'coordinator') => plain((await app.ask(path, { as })).body)
  let listed: string
  let meeting: string
  const schedule = async (on: string) => ((await app.ask('/api/marac/meetings', { as: 'coordinator', method: 'POST', body: { area: 'east', kind: 'urgent', on, startsAt: on === '2027-01-18' ? '09:30' : '14:00', minutes: 120, chair: 'manager' } })).json() as { readonly ref: string }).ref
  beforeAll(async () => {
    listed = await openCase(app)
    meeting = await schedule('2027-01-18')
    await send(app, 'coordinator', `/api/marac/cases/${listed}/route`, { route: 'meeting', reason: 'Partners must speak' }, listed)
    await send(app, 'coordinator', `/api/marac/cases/${listed}/listings`, { meeting }, listed)
  })
  it('shows each date with its reason before it is asked for', async () => {
    const words = await page(`/cases/${listed}/request-research`)
    expect(words).toContain('Usual: due on Thursday 14 January 2027 , if it is requested now.')
    expect(words).toContain('A meeting hears the case on Monday 18 January 2027, and this is due 2 working days before that, by Thursday 14 January 2027, which is sooner. Not counted: 2 days of weekend.')
    expect(words).toContain('Rule clock.research-before-meeting, in force from 1 January 2019.')
    expect(words).toMatch(/Urgent Due on Tuesday 12 January 2027/)
  })
  it('says so ever after: on the case, among its dates, in its history and in the list of research', async () => {
    await send(app, 'coordinator', `/api/marac/cases/${listed}/research-requests`, { agencies: ['kent-police'] }, listed)
    await send(app, 'coordinator', `/api/marac/cases/${listed}/research-requests`, { agencies: ['canterbury-housing'], soon: 'urgent' }, listed)
    for (const path of [`/cases/${listed}`, `/cases/${listed}/dates`, '/research']) expect(await page(path)).toContain('A meeting hears the case on Monday 18 January 2027')
    for (const path of [`/cases/${listed}/dates`, '/research']) expect(await page(path)).toContain('when research was requested as urgent')
    const history = await page(`/cases/${listed}/history`)
    expect(history).toContain('Research was requested of Kent Police, due on Thursday 14 January 2027, because the case is heard on Monday 18 January 2027')
    expect(history).toContain('Research was requested as urgent of Canterbury housing, due on Tuesday 12 January 2027')
    expect(await page('/research', 'housing')).not.toContain('was agreed instead')
  })
  it('keeps its date when the case goes to a sooner meeting, and says that it comes too late', async () => {
    expect(await page(`/cases/${listed}`)).not.toContain('Due after that')
    const sooner = await schedule('2027-01-15')
    await send(app, 'coordinator', `/api/marac/cases/${listed}/listings`, { meeting: sooner, leaves: meeting }, listed)
    const words = await page(`/cases/${listed}`)
    expect(words).toContain('A meeting hears the case on Friday 15 January 2027, and research is to be there by Wednesday 13 January 2027. Due after that: Kent Police (14 January 2027).')
    expect(words).toContain('call the research off and request it anew')
    expect(await page(`/cases/${listed}`, 'police')).not.toContain('call the research off and request it anew')
    expect(await page(`/meetings/${sooner}`)).toContain('Research is due after 13 Jan 2027: 1 agency')
    await send(app, 'coordinator', `/api/marac/cases/${listed}/research-call-offs`, { agency: 'kent-police', reason: 'To ask anew' }, listed)
    await send(app, 'coordinator', `/api/marac/cases/${listed}/research-requests`, { agencies: ['kent-police'] }, listed)
    expect(await page(`/cases/${listed}`)).not.toContain('Due after that')
    expect(await page(`/meetings/${sooner}`)).not.toContain('Research is due after')
  })
})

describe('what a case holds', () => {
  const people = [{ personId: 'p1', role: 'victim' as const, details: undefined }]
  const risk = (...items: readonly string[]) => ({ tool: 'dash', toolVersion: '', score: 1, maxScore: 24, items, judgement: '' })
  it('is nothing when nothing is said', () => expect(holdingsOf({ people, risk: risk() })).toEqual([]))
  it('is children when there is one', () => expect(holdingsOf({ people: [...people, { personId: 'p3', role: 'child', details: undefined }], risk: risk() })).toEqual(['children']))
  it('is mental health and substances where the checklist says either', () => expect(holdingsOf({ people, risk: risk('drugs-alcohol-mental-health') })).toEqual(['mental-health', 'substance-misuse']))
  it('is mental health for suicidal thoughts', () => expect(holdingsOf({ people, risk: risk('low-or-suicidal') })).toEqual(['mental-health']))
})
