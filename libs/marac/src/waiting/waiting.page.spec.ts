import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, refer, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

interface Listed {
  readonly text: string
  readonly count: number
  readonly href: string
  readonly first: readonly { readonly ref: string; readonly waitsFor: readonly string[]; readonly since: string; readonly dueOn: string | null }[]
}
const lists = async (as: string, whose: 'ours' | 'others'): Promise<readonly Listed[]> => ((await app.ask(`/api/marac/waiting?whose=${whose}`, { as })).json() as { readonly items: readonly Listed[] }).items
const counts = async (as: string, whose: 'ours' | 'others') => Object.fromEntries((await lists(as, whose)).flatMap(({ text, count }) => (count > 0 ? [[text, count]] : [])))

describe('what waits for an agency, and for whom an agency waits', () => {
  it('says in a sentence that nothing does', async () => {
    expect((await app.ask('/agency-work', { as: 'housing' })).body).toContain('Nothing is waiting for your agency.')
    expect((await app.ask('/waiting-on-others', { as: 'coordinator' })).body).toContain('Your agency is waiting for nobody.')
    expect((await app.ask('/agency-work', { as: 'researcher' })).body).toContain('Research to return')
  })

  it('counts the same thing for who has to do it and for who waits for it', async () => {
    await refer(app)
    ref = await openCase(app)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
    await send(app, 'police', `/api/marac/cases/${ref}/meeting-requests`, { reason: 'It cannot wait' }, ref)
    expect(await counts('coordinator', 'ours')).toEqual({ 'Referrals to triage': 1, 'Meeting requests to answer': 1 })
    expect(await counts('coordinator', 'others')).toEqual({ 'Research that has not come': 1, 'First IDVA contacts that are not made': 2 })
    expect(await counts('housing', 'ours')).toEqual({ 'Research to return': 1 })
    expect(await counts('researcher', 'ours')).toEqual({ 'Research to return': 1 })
    expect(await counts('idva', 'ours')).toEqual({ 'Victims to contact': 2 })
    expect(await counts('police', 'others')).toEqual({ 'Referrals of your agency that the Hub has not decided on': 1, 'Meetings asked for, not answered': 1 })
    expect((await lists('coordinator', 'others')).find(({ text }) => text.startsWith('Research'))?.first).toEqual([
      { ref, href: `/cases/${ref}`, what: 'Research', waitsFor: ['canterbury-housing'], since: '2027-01-11T09:00:00.000Z', dueOn: '2027-01-18' },
    ])
  })

  it('has actions on both sides, those to verify on the side of the Hub', async () => {
    await send(app, 'police', `/api/actions/cases/${ref}/action-requests`, { agency: 'canterbury-housing', target: 'victim', text: 'Change the locks', reason: 'He has a key', immediateSafety: false, dueOn: '2027-01-20' })
    expect(await counts('housing', 'ours')).toMatchObject({ 'Actions to answer or to do': 1 })
    expect(await counts('police', 'others')).toMatchObject({ 'Actions that your agency asked of others': 1 })
    expect(await counts('coordinator', 'others')).toMatchObject({ 'Actions that agencies have to do': 1 })
  })

  it('leads to the lists that it counts', async () => {
    for (const as of ['coordinator', 'police', 'housing', 'idva', 'researcher'])
      for (const whose of ['ours', 'others'] as const)
        for (const { href, count, first } of await lists(as, whose)) {
          const { status, body } = await app.ask(href, { as })
          expect([as, href, status]).toEqual([as, href, 200])
          for (const item of first) expect(body).toContain(item.ref)
          expect([href, first.length]).toEqual([href, count])
        }
  })

  it('puts what is overdue first, in words', async () => {
    app.clock.set('2027-02-20T09:00:00.000Z')
    const { body } = await app.ask('/waiting-on-others', { as: 'coordinator' })
    expect(body).toContain('Overdue by')
    expect(body.indexOf('Overdue by')).toBeLessThan(body.indexOf('</table>'))
    expect(body).not.toContain('Siobh')
  })

  it('is nothing for who is excluded, and no page for who has no lists', async () => {
    await send(app, 'manager', `/api/marac/cases/${ref}/exclusions`, { user: 'excluded', ground: 'relative' }, ref)
    expect(JSON.stringify(await lists('excluded', 'others'))).not.toContain(ref)
    expect((await app.ask('/agency-work', { as: 'administrator' })).status).toBe(403)
    expect((await app.ask('/', { as: 'administrator' })).body).not.toContain('/agency-work')
    expect((await app.ask('/', { as: 'housing' })).body).toContain('/agency-work')
  })

  it('puts what is overdue first, and of that the high risk first', async () => {
    const risky = await openCase(app)
    for (const each of [ref, risky]) await send(app, 'coordinator', `/api/marac/cases/${each}/research-requests`, { agencies: ['kent-police'] }, each)
    const decide = (of: string, level: string) => send(app, 'coordinator', `/api/marac/cases/${of}/risk-decisions`, { level, rationale: 'As the research says' }, of)
    await decide(ref, 'medium')
    await decide(risky, 'high')
    app.clock.set('2027-02-01T09:00:00.000Z')
    const { body } = await app.ask('/agency-work', { as: 'police' })
    const table = body.slice(body.indexOf('<table'))
    expect(table.indexOf(risky)).toBeLessThan(table.indexOf(ref))
    expect(table.slice(table.indexOf(risky), table.indexOf(ref))).toContain('High')
    expect((await app.ask('/agency-work', { as: 'researcher' })).body).not.toContain('Risk level')
  })
})
