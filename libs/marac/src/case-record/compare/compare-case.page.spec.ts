import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, send, startMarac } from '../../pages.fixture.js'
import type { SectionChanges } from '../../changes.policy.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
  app.clock.set('2027-01-12T09:00:00.000Z')
  await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
  app.clock.set('2027-01-13T09:00:00.000Z')
  await send(app, 'housing', `/api/marac/cases/${ref}/messages`, { text: 'The landlord\n<b>has a key</b>' }, ref)
  app.clock.set('2027-02-20T09:00:00.000Z')
})
afterAll(() => app.stop())

const changes = async (as: string, query: string) => ((await app.ask(`/api/marac/cases/${ref}/changes?${query}`, { as })).json() as { readonly items: readonly SectionChanges[] }).items.filter(each => each.changes.length > 0)
const page = (as: string, query: string) => app.ask(`/cases/${ref}/compare${query}`, { as })

describe('a case at two moments', () => {
  it('tells what was added, and in which part', async () =>
    expect(await changes('coordinator', 'from=2027-01-12T00:00:00Z&to=2027-01-13T23:00:00Z')).toEqual([
      { section: 'Research', changes: [{ what: 'added', label: 'Canterbury housing', after: 'Due: 19 Jan 2027\nNot returned' }] },
      { section: 'Messages', changes: [{ what: 'added', label: expect.stringContaining('Message from housing'), after: 'The landlord\n<b>has a key</b>' }] },
    ]))
  it('tells no change where only time went by', async () => expect(await changes('coordinator', 'from=2027-01-14T00:00:00Z&to=2027-02-19T00:00:00Z')).toEqual([]))
  it('has the whole case as added before the referral, and compares with now unless told', async () => {
    const all = await changes('coordinator', 'from=2027-01-01T00:00:00Z')
    expect(all.map(({ section }) => section)).toEqual(expect.arrayContaining(['Case', 'Referral', 'People', 'Voices', 'Risk', 'Research', 'Messages']))
    expect(new Set(all.flatMap(each => each.changes.map(({ what }) => what)))).toEqual(new Set(['added']))
  })
  it('says so on the page in words, with lines as they were written', async () => {
    const { body, status } = await page('coordinator', '?from=2027-01-11&to=2027-01-13')
    expect(status).toBe(200)
    for (const text of ['From 11 January 2027 at 11:59pm to 13 January 2027', '>Added</strong>', 'Not there yet', '&lt;b&gt;has a key', 'The same at both moments: ']) expect(body).toContain(text)
    expect((await page('coordinator', '?from=2027-02-01&to=2027-02-10')).body).toContain('Nothing was added, changed or taken away')
  })
  it('keeps what was typed when a moment cannot be used', async () => {
    const { status, body } = await page('coordinator', '?from[day]=13&from[month]=1&from[year]=2027&fromTime=14:30&to[day]=12&to[month]=1&to[year]=2027')
    expect(status).toBe(400)
    expect(body).toContain('The second moment must be later than the first')
    expect(body).toContain('value="14:30"')
    for (const [query, said] of [['?from=2031-01-01', 'must be in the past'], ['?from=2027-01-12&fromTime=25:00', 'Enter a time such as 14:30'], ['?from[day]=&from[month]=&from[year]=&to[day]=&to[month]=&to[year]=', 'Enter the first date']] as const)
      expect((await page('coordinator', query)).body).toContain(said)
    expect((await app.ask(`/api/marac/cases/${ref}/changes?from=2027-01-12T00:00:00Z&to=2027-01-12T00:00:00Z`, { as: 'coordinator' })).status).toBe(400)
    expect((await app.ask(`/api/marac/cases/${ref}/changes`, { as: 'coordinator' })).status).toBe(400)
  })
  it('is read by who may read the case alone, and recorded with both moments', async () => {
    expect([(await page('stranger', '')).status, (await page('administrator', '')).status]).toEqual([404, 403])
    const before = (await app.accesses()).length
    await page('police', '?from=2027-01-12&to=2027-01-14')
    expect((await app.accesses()).slice(before).map(({ data }) => data)).toEqual([
      { read: 'case-read', ref, asAt: '2027-01-12T23:59:59.999Z' },
      { read: 'case-read', ref, asAt: '2027-01-14T23:59:59.999Z' },
    ])
  })
  it('can be reached from the history', async () => expect((await app.ask(`/cases/${ref}/history`, { as: 'coordinator' })).body).toContain(`/cases/${ref}/compare`))
})
