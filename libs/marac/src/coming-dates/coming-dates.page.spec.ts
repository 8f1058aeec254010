import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { faultsIn } from '@lantern/testing/valid-html'
import { openCase, refer, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

const itemsFor = async (as: string) => ((await app.ask('/api/marac/coming-dates', { as })).json() as { readonly items: readonly unknown[] }).items
const research = { kind: 'research', on: '2027-01-18', count: 1 }
const action = { kind: 'action', on: '2027-01-25', count: 1 }

describe('what falls due', () => {
  it('says in a sentence that nothing does, and draws nothing', async () => {
    const { body } = await app.ask('/coming-dates', { as: 'coordinator' })
    expect(body).toContain('0 things fall due in the next 13 weeks. Nothing is overdue.')
    expect(body).not.toContain('lantern-chart"')
    expect(await faultsIn(body)).toEqual([])
  })
  it('is everything for the Hub, an agency’s own for the agency, and research alone for who only searches', async () => {
    await refer(app)
    const ref = await openCase(app)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing', 'kent-police'] }, ref)
    await send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { agency: 'canterbury-housing', target: 'victim', text: 'Change the locks', immediateSafety: false }, ref)
    await send(app, 'police', `/api/marac/cases/${ref}/questions`, { agency: 'canterbury-housing', text: 'Is he on the tenancy?' }, ref)
    const question = { kind: 'question', on: '2027-01-14', count: 1 }
    expect(await itemsFor('coordinator')).toEqual(expect.arrayContaining([{ ...research, count: 2 }, action, question, { kind: 'triage', on: '2027-01-12', count: 1 }, { kind: 'plan', on: '2027-01-25', count: 1 }]))
    expect(await itemsFor('coordinator')).toHaveLength(5)
    expect(await itemsFor('housing')).toEqual([research, question, action])
    expect(await itemsFor('police')).toEqual([research])
    expect(await itemsFor('researcher')).toEqual([research])
    expect(await itemsFor('stranger')).toEqual([])
    const { body } = await app.ask('/coming-dates', { as: 'coordinator' })
    expect(body).toContain('6 things fall due in the next 13 weeks, most of them, 2, in the week of 11 Jan 2027.')
    expect(body.match(/<rect class="lantern-series-\d" x="/g)).toHaveLength(5)
    expect(await faultsIn(body)).toEqual([])
    await send(app, 'manager', `/api/marac/cases/${ref}/exclusions`, { user: 'excluded', ground: 'relative' }, ref)
    expect(await itemsFor('excluded')).toEqual([{ kind: 'triage', on: '2027-01-12', count: 1 }])
  })
  it('is nobody’s who has no work here', async () => expect((await app.ask('/coming-dates', { as: 'governor' })).status).toBe(403))
})
