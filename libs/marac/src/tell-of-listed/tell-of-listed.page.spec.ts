import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, revisionIn, send, startMarac } from '../pages.fixture.js'
import { TellOfListedCases } from './tell-of-listed.js'

let app: ContextApp
let [meeting, urgent] = ['', '']
const told = 'was listed after version 1 of its agenda went out'
const pageOf = async (url: string, as = 'coordinator') => (await app.ask(url, { as })).body.replace(/\s+/g, ' ')
const schedule = async (kind: string, on: string) =>
  ((await app.ask('/api/marac/meetings', { as: 'coordinator', method: 'POST', body: { area: 'east', kind, on, startsAt: '09:30', minutes: 60, chair: 'manager' } })).json() as { readonly ref: string }).ref
const issue = async (ref: string) => expect((await app.ask(`/meetings/${ref}/issue-agenda`, { as: 'coordinator', method: 'POST', body: { _revision: revisionIn(await pageOf(`/meetings/${ref}/issue-agenda`)) } })).status).toBe(303)
const tick = (at: string) => {
  app.clock.set(at)
  return app.app.get(TellOfListedCases, { strict: false }).run(at)
}
async function listed(on: string, excluding?: string): Promise<string> {
  const ref = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${ref}/route`, { route: 'meeting', reason: 'Several agencies have to act' }, ref)
  if (excluding !== undefined) await send(app, 'manager', `/api/marac/cases/${ref}/exclusions`, { user: excluding, ground: 'relative' }, ref)
  return send(app, 'coordinator', `/api/marac/cases/${ref}/listings`, { meeting: on }, ref)
}
/** How many notices of it somebody has; a view that is a moment behind is asked again. */
const noticesOf = async (as: string, of = told) => (await pageOf('/notices', as)).split(of).length - 1

beforeAll(async () => {
  app = await startMarac()
  meeting = await schedule('monthly', '2027-02-09')
  urgent = await schedule('urgent', '2027-01-29')
})
afterAll(() => app.stop())

it('tells who comes for a case that was listed between two agendas, once, from the day after; and nobody who is excluded from it', async () => {
  await listed(meeting)
  await issue(meeting)
  expect(await tick('2027-01-11T10:00:00.000Z')).toBe(0)
  const ref = await listed(meeting, 'police')
  expect(await tick('2027-01-11T18:00:00.000Z')).toBe(0)
  expect([await tick('2027-01-12T06:00:00.000Z'), await tick('2027-01-12T06:01:00.000Z'), await tick('2027-01-13T06:00:00.000Z')]).toEqual([1, 0, 0])
  for (let tries = 0; tries < 100 && (await noticesOf('idva')) === 0; tries += 1) await new Promise(resolve => setTimeout(resolve, 20))
  expect([await noticesOf('idva'), await noticesOf('police'), await noticesOf('stranger')]).toEqual([1, 0, 0])
  expect(await pageOf('/notices', 'idva')).not.toContain(ref)
})
it('tells of an urgent meeting with the next tick', async () => {
  await listed(urgent)
  await issue(urgent)
  await listed(urgent)
  expect([await tick('2027-01-13T09:00:00.000Z'), await tick('2027-01-13T09:01:00.000Z')]).toEqual([1, 0])
  for (let tries = 0; tries < 100 && (await noticesOf('police')) === 0; tries += 1) await new Promise(resolve => setTimeout(resolve, 20))
  expect(await noticesOf('police')).toBe(1)
})
