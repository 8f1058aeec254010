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

const ticked = (body: string): readonly string[] => [...body.matchAll(/<input[^>]*value="([a-z-]+)" checked/g)].map(([, value]) => value ?? '')

describe('the form that asks for research', () => {
  it('proposes agencies by what the case holds, in its area, and says why, and why the date', async () => {
    const { body } = await app.ask(`/cases/${ref}/request-research`, { as: 'coordinator' })
    expect(ticked(body)).toEqual(['kent-police', 'canterbury-housing'])
    expect(body).toContain('value="idva"')
    expect(body).not.toContain('value="hub"')
    for (const text of ['There are children on the case.', 'Due on <strong>Monday 18 January 2027</strong>', 'Why this date?', 'The rule allows 5 working days']) expect(body).toContain(text)
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

describe('what a case holds', () => {
  const people = [{ personId: 'p1', role: 'victim' as const, details: undefined }]
  const risk = (...items: readonly string[]) => ({ tool: 'dash', toolVersion: '', score: 1, maxScore: 24, items, judgement: '' })
  it('is nothing when nothing is said', () => expect(holdingsOf({ people, risk: risk() })).toEqual([]))
  it('is children when there is one', () => expect(holdingsOf({ people: [...people, { personId: 'p3', role: 'child', details: undefined }], risk: risk() })).toEqual(['children']))
  it('is mental health and substances where the checklist says either', () => expect(holdingsOf({ people, risk: risk('drugs-alcohol-mental-health') })).toEqual(['mental-health', 'substance-misuse']))
  it('is mental health for suicidal thoughts', () => expect(holdingsOf({ people, risk: risk('low-or-suicidal') })).toEqual(['mental-health']))
})
