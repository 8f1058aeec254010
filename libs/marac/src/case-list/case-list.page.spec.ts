import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, refer, startMarac } from '../pages.fixture.js'

let app: ContextApp
let open: string
let referred: string
beforeAll(async () => {
  app = await startMarac()
  referred = await refer(app)
  open = await openCase(app)
})
afterAll(() => app.stop())

const page = async (as: string, query = '') => (await app.ask(`/cases${query}`, { as })).body
const save = (as: string, body: Readonly<Record<string, string>>) => app.ask('/cases/filters', { as, method: 'POST', body })

describe('the list of cases', () => {
  it('counts beside each choice, within the status that is shown', async () => {
    const body = await page('coordinator', '?area=east')
    for (const text of ['Referred, returned or open (2)', 'Referred (1)', 'Open (1)', 'Not chosen (2)', 'To be listed (0)', '2 cases']) expect(body).toContain(text)
    expect(body).not.toContain('Closed (')
    expect(await page('coordinator', '?status=all')).toContain('Closed (0)')
  })
  it('says which filters are chosen, and takes each away', async () => {
    const body = await page('coordinator', '?area=east&children=no&overdue=yes')
    expect(body).toContain('href="/cases?area=east&amp;overdue=yes&amp;status=current"')
    expect(body).toContain('Children on the case: No')
    expect(body).toMatch(/<details class="govuk-details" open>/)
    expect(await page('coordinator')).not.toContain('Chosen filters')
  })
  it('finds with all filters at once by the API too', async () => {
    const { items } = (await app.ask('/api/marac/cases?children=yes&risk=not-decided&route=not-chosen&repeat=no&status=open&agency=kent-police', { as: 'coordinator' })).json() as { readonly items: readonly { readonly ref: string }[] }
    expect(items.map(({ ref }) => ref)).toEqual([open])
    expect((await app.ask('/api/marac/cases?risk=none', { as: 'coordinator' })).status).toBe(400)
  })
})

describe('saved filters', () => {
  it('are kept by name for one person, and lead to their list', async () => {
    const { status, headers } = await save('coordinator', { name: 'East, late', status: 'current', area: 'east', overdue: 'yes' })
    expect([status, headers['location']]).toEqual([303, '/cases?area=east&done=filter-saved&overdue=yes&status=current'])
    const body = await page('coordinator')
    expect(body).toMatch(/href="\/cases\?area=east&amp;overdue=yes&amp;status=current">East, late/)
    expect(await page('coordinator', '?area=east&overdue=yes&status=current')).toContain('aria-current="true">East, late')
    expect(await page('manager')).not.toContain('East, late')
    expect(await page('coordinator', '?done=filter-saved')).toContain('Filters saved')
  })
  it('hold codes alone: what no list knows is refused, and the form says so with what was typed', async () => {
    const { status, body } = await save('coordinator', { name: 'Mine', area: 'Zara' })
    expect(status).toBe(400)
    expect(body).toContain('Select one of the list')
    expect(body).toContain('value="Mine"')
    expect((await save('coordinator', { name: '', area: 'east' })).body).toContain('Enter a name for these filters')
    expect((await save('coordinator', { name: 'Mine', victim: 'Zara' })).status).toBe(400)
  })
  it('are deleted by their owner', async () => {
    const id = /filters\/([\w-]+)\/delete/.exec(await page('coordinator'))?.[1] ?? ''
    expect((await app.ask(`/cases/filters/${id}/delete`, { as: 'manager', method: 'POST', body: {} })).status).toBe(303)
    expect(await page('coordinator')).toContain('East, late')
    expect((await app.ask(`/cases/filters/${id}/delete`, { as: 'coordinator', method: 'POST', body: {} })).headers['location']).toBe('/cases?done=filter-deleted')
    expect(await page('coordinator')).not.toContain('East, late')
  })
  it('are nobody\'s who has no list', async () => expect((await save('researcher', { name: 'Mine' })).status).toBe(403))
  it('shows what is referred beside what is open', async () => expect(await page('coordinator')).toContain(referred))
})
