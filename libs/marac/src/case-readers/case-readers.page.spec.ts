import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, startMarac } from '../pages.fixture.js'

interface Looked {
  readonly user: string
  readonly what: string
  readonly asAt: string | null
}

let app: ContextApp
let ref: string
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
  await app.ask(`/cases/${ref}`, { as: 'police' })
  await app.ask(`/cases/${ref}/history`, { as: 'police' })
  app.clock.set('2027-01-12T10:00:00.000Z')
  await app.ask(`/api/marac/cases/${ref}?asAt=2027-01-11T12:00:00Z`, { as: 'idva' })
})
afterAll(() => app.stop())

/** What the page tells once the record of the last look has reached the view. */
async function told(until: (items: readonly Looked[]) => boolean): Promise<readonly Looked[]> {
  for (let i = 0; ; i++) {
    const { items } = (await app.ask(`/api/marac/cases/${ref}/readers?limit=200`, { as: 'manager' })).json() as { readonly items: readonly Looked[] }
    if (until(items) || i === 300) return items
    await new Promise(done => setTimeout(done, 10))
  }
}

describe('who has looked at a case', () => {
  it('tells who, what of it and as at which moment', async () => {
    const items = await told(all => all.some(({ user }) => user === 'idva'))
    expect(items.filter(({ user }) => user === 'police').map(({ what }) => what).toSorted()).toEqual(['case-read', 'history-read'])
    expect(items.find(({ user }) => user === 'idva')).toMatchObject({ what: 'case-read', asAt: '2027-01-11T12:00:00.000Z' })
    const { body } = await app.ask(`/cases/${ref}/readers`, { as: 'manager' })
    expect(body.replace(/\s+/g, ' ')).toMatch(/police.*Kent Police.*The history/)
  })

  it('is a look as well', async () => {
    const count = (await app.accesses()).length
    expect((await app.ask(`/cases/${ref}/readers`, { as: 'manager' })).status).toBe(200)
    expect((await app.accesses()).slice(count)).toEqual([{ type: 'CaseRead', user: 'manager', data: { read: 'readers-read', ref } }])
    expect((await told(all => all.some(({ what }) => what === 'readers-read'))).map(({ what }) => what)).toContain('readers-read')
  })

  it('is for supervisor, manager and information governance, from a page of the case', async () => {
    expect((await app.ask(`/cases/${ref}`, { as: 'manager' })).body).toContain(`href="/cases/${ref}/readers"`)
    for (const [as, status] of [['coordinator', 403], ['police', 403], ['governor', 403]] as const) expect([as, (await app.ask(`/cases/${ref}/readers`, { as })).status]).toEqual([as, status])
    expect((await app.ask(`/cases/${ref}`, { as: 'coordinator' })).body).not.toContain(`href="/cases/${ref}/readers"`)
    expect((await app.ask('/cases/MC-00000-00000/readers', { as: 'manager' })).status).toBe(404)
  })
})
