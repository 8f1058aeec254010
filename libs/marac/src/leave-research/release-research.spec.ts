import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { EventStore } from '@lantern/event-store'
import { Views } from '@lantern/projections'
import { RulesNow } from '@lantern/rules'
import type { ContextApp } from '@lantern/testing/context-app'
import { Directory } from '@lantern/web-kit'
import { openCase, send, startMarac, users } from '../pages.fixture.js'
import { ReleaseResearchOfLeavers } from './release-research.js'

let app: ContextApp
beforeAll(async () => {
  app = await startMarac()
})
afterAll(() => app.stop())

it('research that somebody took goes back to their agency once they may no longer sign in', async () => {
  const ref = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing', 'kent-police'] }, ref)
  await send(app, 'researcher', `/api/marac/cases/${ref}/research-takings`, {}, ref)
  await send(app, 'police', `/api/marac/cases/${ref}/research-takings`, {}, ref)
  const people = (gone: readonly string[]): Directory =>
    Object.assign(Object.create(app.app.get(Directory, { strict: false })) as Directory, { people: () => users.map(({ user, agency, roles }) => ({ user, name: user, agency, roles, active: !gone.includes(user) })) })
  const get = <T>(token: abstract new (...args: never[]) => T): T => app.app.get(token as never, { strict: false })
  const run = (gone: readonly string[]) => new ReleaseResearchOfLeavers(get(Views), get(EventStore), get(RulesNow), people(gone)).run(app.clock.now())
  const takers = async () => ((await app.ask('/api/marac/research-requests', { as: 'manager' })).json() as { readonly items: readonly { readonly agency: string; readonly takenBy: string | null }[] }).items.map(({ agency, takenBy }) => `${agency} ${takenBy ?? 'nobody'}`).toSorted()
  expect(await takers()).toEqual(['canterbury-housing researcher', 'kent-police police'])
  expect(await run([])).toBe(0)
  expect(await run(['researcher'])).toBe(1)
  await app.ask(`/api/marac/cases/${ref}`, { as: 'manager' })
  for (let i = 0; i < 100 && (await takers())[0] !== 'canterbury-housing nobody'; i++) await new Promise(wait => setTimeout(wait, 10))
  expect(await takers()).toEqual(['canterbury-housing nobody', 'kent-police police'])
  expect(await run(['researcher'])).toBe(0)
  expect((await app.ask(`/cases/${ref}/history`, { as: 'coordinator' })).body).toContain('Canterbury housing left the request for research')
})
