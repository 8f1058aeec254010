import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, send, startMarac } from '../../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
  await send(app, 'researcher', `/api/marac/cases/${ref}/research-returns`, { shared: 'Joint tenancy since 2024', worksheet: 'Neighbour is Ms Nowak', answer: 'known', basis: 'public-task', confirmation: ['confirmed'] }, ref)
  for (const text of ['one', 'two', 'three', 'The fourth message']) await send(app, 'police', `/api/marac/cases/${ref}/messages`, { text }, ref)
})
afterAll(() => app.stop())

const print = (as: string, query = '') => app.ask(`/cases/${ref}/print${query}`, { as })
const accessesOf = async (before: number) => (await app.accesses()).slice(before).map(({ type, data }) => ({ type, data }))

describe('a case on paper', () => {
  it('is chosen by section first, all of them unless told', async () => {
    const { status, body } = await print('police')
    expect(status).toBe(200)
    expect(await faultsIn(body)).toEqual([])
    expect((body.match(/name="section" type="checkbox"/g) ?? []).length).toBe((body.match(/ checked/g) ?? []).length)
    for (const text of ['People', 'Risk', 'Research', 'History']) expect(body).toContain(text)
    expect(body).not.toContain('value="flags"')
    expect((await app.ask(`/cases/${ref}`, { as: 'police' })).body).toContain(`/cases/${ref}/print`)
  })
  it('asks for one section at least', async () => {
    const { status, body } = await print('police', '?chosen=yes')
    expect([status, body.includes('Select what to print')]).toEqual([400, true])
    expect(await faultsIn(body)).toEqual([])
    expect((await print('police', '?section=flags')).status).toBe(400)
  })
  it('holds the sections that were chosen and no other, and says whose sheets they are', async () => {
    const { body } = await print('police', '?chosen=yes&section=messages&section=people')
    expect(await faultsIn(body)).toEqual([])
    for (const text of ['one', 'The fourth message', 'id="people"', 'by police', 'Never leave it on a desk', ref]) expect(body).toContain(text)
    for (const text of ['id="risk"', 'Joint tenancy', 'id="history"', 'Strangled last night']) expect(body).not.toContain(text)
    expect(/<title[^>]*>([^<]*)/.exec(body)?.[1]).not.toMatch(/Siobh/)
  })
  it("leaves another agency's worksheet out without a trace", async () => {
    expect((await print('police', '?section=research')).body).toContain('Joint tenancy since 2024')
    for (const as of ['police', 'coordinator']) expect((await print(as, '?section=research')).body).not.toMatch(/Nowak|worksheet/)
    expect((await print('housing', '?section=research')).body).toContain('Nowak')
  })
  it('prints what is folded away on the screen', async () => expect((await print('police', '?section=risk&section=referral&section=voices&section=route')).body).not.toMatch(/<details(?![^>]* open)/))
  it('is recorded as taken out, with the number of sections', async () => {
    const before = (await app.accesses()).length
    await print('police')
    expect(await accessesOf(before)).toEqual([{ type: 'CaseRead', data: { read: 'case-read', ref } }])
    await print('police', '?section=people&section=history')
    expect((await accessesOf(before)).slice(1)).toEqual([
      { type: 'CaseRead', data: { read: 'case-read', ref } },
      { type: 'CaseRead', data: { read: 'history-read', ref } },
      { type: 'ExportMade', data: { of: '/cases/:ref/print', rows: 2, ref } },
    ])
  })
  it('does not exist for whoever may not know of the case', async () => {
    expect([(await print('stranger', '?section=people')).status, (await print('administrator', '?section=people')).status]).toEqual([404, 403])
  })
})
