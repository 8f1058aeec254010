import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, revisionIn, send, startMarac } from '../pages.fixture.js'

/** What nobody may find any more. */
const planted = ['XANADU-message', 'XANADU-question', 'XANADU-answer', 'XANADU-shared', 'XANADU-worksheet', 'XANADU-wants', 'XANADU-risk', 'XANADU-route', 'XANADU-meeting', 'XANADU-street']

let app: ContextApp
let ref: string
let before: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
  const on = `/api/marac/cases/${ref}`
  await send(app, 'coordinator', `${on}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
  await send(app, 'police', `${on}/messages`, { text: 'XANADU-message' }, ref)
  await send(app, 'coordinator', `${on}/questions`, { agency: 'canterbury-housing', text: 'XANADU-question', answerBy: '2027-01-14' }, ref)
  const question = (await items(`${on}/messages`, 'coordinator')).find(({ kind }) => kind === 'question')?.['id']
  await send(app, 'housing', `${on}/answers`, { question, text: 'XANADU-answer' }, ref)
  await send(app, 'housing', `${on}/research-returns`, { answer: 'known', shared: 'XANADU-shared', basis: 'public-task', confirmation: ['confirmed'], worksheet: 'XANADU-worksheet' }, ref)
  await send(app, 'coordinator', `${on}/victim-views`, { gathered: 'gathered', worker: 'Ivy', gatheredOn: '2027-01-10', wants: 'XANADU-wants' }, ref)
  await send(app, 'coordinator', `${on}/risk-decisions`, { level: 'high', rationale: 'XANADU-risk' }, ref)
  await send(app, 'coordinator', `${on}/route`, { route: 'hub-managed', reason: 'XANADU-route' }, ref)
  await send(app, 'police', `${on}/meeting-requests`, { reason: 'XANADU-meeting' }, ref)
  const { people } = (await app.ask(on, { as: 'coordinator' })).json() as { readonly people: readonly { readonly personId: string }[] }
  const person = people[0]?.personId
  await send(app, 'coordinator', `${on}/person-changes`, { person, address: 'XANADU-street' }, ref)
  before = app.clock.now()
  app.clock.set('2027-01-11T10:00:00.000Z')
})
afterAll(() => app.stop())

type Item = Readonly<Record<string, string>>
const items = async (url: string, as: string): Promise<readonly Item[]> => ((await app.ask(url, { as })).json() as { readonly items: readonly Item[] }).items
const everywhere = (as: string): Promise<readonly string[]> =>
  Promise.all(
    [
      `/cases/${ref}`, `/cases/${ref}/history`, `/cases/${ref}/messages`, `/cases/${ref}/record-in-error`, `/cases/${ref}/return-research`, `/cases/${ref}/change-person-details`, '/cases', '/messages', '/questions', '/research', '/meeting-requests',
      `/api/marac/cases/${ref}`, `/api/marac/cases/${ref}?asAt=${before}`, `/api/marac/cases/${ref}/history`, `/api/marac/cases/${ref}/messages`, '/api/marac/cases',
    ].map(async url => (await app.ask(url, { as })).body),
  )
const found = async (as: string): Promise<readonly string[]> => {
  const pages = (await everywhere(as)).join('\n')
  return planted.filter(each => pages.includes(each))
}

describe('an entry in error', () => {
  it('is offered to the Hub and to the agency that made it, and its form says nothing of others', async () => {
    expect(await found('coordinator')).toEqual(planted.filter(each => each !== 'XANADU-worksheet'))
    const { body } = await app.ask(`/cases/${ref}/record-in-error`, { as: 'police' })
    expect(planted.filter(each => body.includes(each))).toEqual(['XANADU-message', 'XANADU-meeting'])
  })

  it('is read nowhere any more, at past moments neither', async () => {
    const history = await items(`/api/marac/cases/${ref}/history`, 'coordinator')
    const wrong = ['MessageSent', 'QuestionAsked', 'QuestionAnswered', 'ResearchReturned', 'VictimViewsRecorded', 'RiskDecided', 'RouteChosen', 'MeetingRequested', 'PersonDetailsChanged']
    for (const type of wrong) {
      const entry = history.find(each => each['type'] === type)?.['event']
      await send(app, 'coordinator', `/api/marac/cases/${ref}/entries-in-error`, { entry, reason: 'Of another family', belongsOn: 'MC-99999-99999' }, ref)
    }
    for (const as of ['coordinator', 'manager', 'police', 'housing', 'idva']) expect({ as, found: await found(as) }).toEqual({ as, found: [] })
  })

  it('leaves its place, with who hid it and when', async () => {
    for (const url of [`/cases/${ref}`, `/cases/${ref}/history`, `/cases/${ref}/messages`]) expect((await app.ask(url, { as: 'police' })).body).toContain('An entry was recorded in error and is hidden, on ')
    expect((await app.ask(`/cases/${ref}`, { as: 'police' })).body).not.toContain('MC-99999-99999')
  })

  it('leaves the case as it was before: research owed, question gone, no level of risk, no route', async () => {
    expect((await app.ask(`/api/marac/cases/${ref}`, { as: 'coordinator' })).json()).toMatchObject({ research: [{ state: 'waiting' }], messages: [], riskDecisions: [], routes: [] })
    expect(await items('/api/marac/cases', 'coordinator')).toMatchObject([{ ref, riskLevel: null, route: null, meetingRequests: 0, researchReturned: 0 }])
    expect(await items('/api/marac/research-requests', 'housing')).toHaveLength(1)
    expect(await items('/api/marac/questions', 'housing')).toHaveLength(0)
  })

  it('cannot be recorded in error a second time, nor by another agency', async () => {
    const history = await items(`/api/marac/cases/${ref}/history`, 'coordinator')
    const hidden = history.find(({ type }) => type === 'EntryHidden')?.['event']
    await expect(send(app, 'coordinator', `/api/marac/cases/${ref}/entries-in-error`, { entry: hidden, reason: 'Again' }, ref)).rejects.toThrow(/422|Select the entry|no such entry/)
  })

  it('shows the manager who had the case before them meanwhile, and nobody what it said', async () => {
    const { body } = await app.ask('/entries-in-error?show=to-assess', { as: 'manager' })
    const href = /href="(\/cases\/[^"]+\/entries-in-error\/[^"]+)"/.exec(body)?.[1] ?? ''
    const page = await app.ask(href, { as: 'manager' })
    expect(page.body).toMatch(/housing[\s\S]*Of another family|Of another family[\s\S]*housing/)
    expect(page.body).toContain('MC-99999-99999')
    expect([(await app.ask('/entries-in-error', { as: 'coordinator' })).status, (await app.ask(href, { as: 'police' })).status]).toEqual([403, 403])
    expect(planted.filter(each => (body + page.body).includes(each))).toEqual([])
  })

  it('is assessed: a breach or not, who was told, and how that was found', async () => {
    const [first] = await items('/api/marac/entries-in-error', 'manager')
    const form = await app.ask(`/cases/${ref}/assess-entry-in-error?entry=${first?.['id'] ?? ''}`, { as: 'manager' })
    const body = { entry: first?.['id'] ?? '', breach: 'yes', 'told[]': ['data-protection-officer'], reason: 'Two agencies had read it', _revision: revisionIn(form.body) }
    expect((await app.ask(`/cases/${ref}/assess-entry-in-error`, { as: 'manager', method: 'POST', body })).headers['location']).toBe('/entries-in-error?done=assess-entry-in-error')
    expect(await items('/api/marac/entries-in-error', 'manager')).toMatchObject([{ breach: true }, ...Array.from({ length: 8 }, () => ({ breach: null }))])
    expect((await app.ask(`/cases/${ref}/entries-in-error/${first?.['id'] ?? ''}`, { as: 'manager' })).body).toContain('Two agencies had read it')
  })
})
