import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { GiveReminders } from '../give-reminders/give-reminders.js'
import { openCase, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
beforeAll(async () => {
  app = await startMarac()
}, 60_000)
afterAll(() => app.stop())

interface Item {
  readonly kind: string
  readonly ref: string
  readonly about: string | null
  readonly dueOn: string | null
  readonly step: string | null
  readonly unread: boolean
  readonly asks: boolean
}
const told = async (as: string, ref: string): Promise<readonly Item[]> => ((await app.ask('/api/marac/notices', { as })).json() as { readonly items: readonly Item[] }).items.filter(item => item.ref === ref)
const kinds = async (as: string, ref: string) => (await told(as, ref)).map(({ kind }) => kind)
/** Views show what was just written a moment later. */
const until = async <T>(look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> => {
  for (let left = 200; ; left -= 1) {
    const seen = await look()
    if (holds(seen) || left === 0) return seen
    await new Promise(done => setTimeout(done, 10))
  }
}
const agree = (ref: string, agency: string, dueOn: string) => send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { agency, target: 'victim', text: 'Change the locks', immediateSafety: false, dueOn })

describe('notices', () => {
  it('tell an agency what is asked of it, and whoever did it nothing', async () => {
    const ref = await openCase(app)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
    await until(() => kinds('housing', ref), seen => seen.length > 0)
    expect(await told('housing', ref)).toMatchObject([{ kind: 'research-requested', unread: true, asks: true }])
    expect(await kinds('police', ref)).toEqual(['referral-accepted'])
    expect([await kinds('coordinator', ref), await kinds('stranger', ref)]).toEqual([[], []])
    await send(app, 'housing', `/api/marac/cases/${ref}/research-returns`, { answer: 'nothing' }, ref)
    expect(await until(() => kinds('coordinator', ref), seen => seen.length > 0)).toEqual(['research-returned'])
    expect(await told('housing', ref)).toMatchObject([{ kind: 'research-requested', asks: false }])
  })
  it('lead to pages that open', async () => {
    const ref = await openCase(app)
    await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies: ['canterbury-housing'] }, ref)
    await agree(ref, 'kent-police', '2027-03-01')
    await until(() => kinds('housing', ref), seen => seen.length > 0)
    await until(() => kinds('police', ref), seen => seen.includes('action-given'))
    for (const as of ['police', 'housing'] as const) {
      const links = [...(await app.ask('/notices', { as })).body.matchAll(/href="(\/[^"]*MC-[^"]*)"/g)].map(([, href]) => href ?? '').filter(href => href.includes(ref))
      expect(links).not.toEqual([])
      for (const link of links) expect([link, (await app.ask(link, { as })).status]).toEqual([link, 200])
    }
  })
  it('tell both sides when an action goes to another agency', async () => {
    const ref = await openCase(app)
    const action = await agree(ref, 'canterbury-housing', '2027-03-01')
    const ifMatch = (await app.ask(`/api/actions/${action}`, { as: 'coordinator' })).headers['etag'] ?? ''
    const given = await app.ask(`/api/actions/${action}/reassignments`, { as: 'coordinator', method: 'POST', body: { agency: 'kent-police', reason: 'They hold the keys' }, headers: { 'if-match': ifMatch } })
    expect(given.status).toBe(200)
    expect(await until(() => kinds('housing', ref), seen => seen.length > 1)).toEqual(['action-lost', 'action-given'])
    expect(await kinds('police', ref)).toEqual(['action-gained', 'referral-accepted'])
    const page = (await app.ask('/notices', { as: 'housing' })).body
    expect(page).toContain('Your agency no longer has this action')
    expect(page).not.toContain('Change the locks')
    expect(page).not.toContain('Siobh')
  })
  it('remind of an action, and no more once it is done', async () => {
    const ref = await openCase(app)
    const action = await agree(ref, 'canterbury-housing', '2027-01-25')
    app.clock.set('2027-01-25T06:00:00.000Z')
    await app.app.get(GiveReminders, { strict: false }).run(app.clock.now())
    expect(await until(() => told('housing', ref), seen => seen.length > 1)).toMatchObject([{ kind: 'action-due', about: action, dueOn: '2027-01-25', step: '0', asks: true }, { kind: 'action-given' }])
    expect((await app.ask('/notices', { as: 'housing' })).body).toContain('Reminder: an action of your agency is due on this day')
    app.clock.set('2027-01-11T09:00:00.000Z')
  })
  it('are not for somebody who may not know of the case', async () => {
    const ref = await openCase(app)
    await agree(ref, 'canterbury-housing', '2027-03-01')
    await until(() => kinds('housing', ref), seen => seen.length > 0)
    const before = (await app.ask('/notices', { as: 'housing' })).body
    expect(before).toContain(ref)
    await send(app, 'manager', `/api/marac/cases/${ref}/exclusions`, { user: 'housing', ground: 'relative' }, ref)
    expect(await until(() => kinds('housing', ref), seen => seen.length === 0)).toEqual([])
    expect((await app.ask('/notices', { as: 'housing' })).body).not.toContain(ref)
  })
  it('stay new until they are marked as read, and what comes later is new', async () => {
    const place = async () => /name="upTo" value="(\d+)"/.exec((await app.ask('/notices', { as: 'housing' })).body)?.[1] ?? ''
    const upTo = await place()
    expect(upTo).toMatch(/^\d{20}$/)
    expect((await app.ask('/notices/read', { as: 'housing', method: 'POST', body: { upTo } })).status).toBe(303)
    expect(await place()).toBe('')
    // A place ahead of everything marks what is there, and nothing that is still to come.
    await app.ask('/notices/read', { as: 'housing', method: 'POST', body: { upTo: '9'.repeat(20) } })
    const ref = await openCase(app)
    await agree(ref, 'canterbury-housing', '2027-03-01')
    expect(await until(() => told('housing', ref), seen => seen.length > 0)).toMatchObject([{ unread: true }])
    expect(await place()).toMatch(/^\d{20}$/)
  })
  it('are sent as each person says, to an address that only they see', async () => {
    const settings = async () => (await app.ask('/notices/settings', { as: 'housing' })).body
    expect(await settings()).toMatch(/value="digest" checked/)
    const save = (body: Readonly<Record<string, string>>) => app.ask('/notices/settings', { as: 'housing', method: 'POST', body })
    const wrong = await save({ mode: 'at-once', address: 'a@b.example, c@d.example' })
    expect([wrong.status, wrong.body.includes('Enter one e-mail address'), wrong.body.includes('a@b.example, c@d.example')]).toEqual([400, true, true])
    expect((await save({ mode: 'at-once', address: 'sam@housing.example' })).status).toBe(303)
    expect(await settings()).toContain('sam@housing.example')
    expect((await app.ask('/notices/settings', { as: 'police' })).body).not.toContain('sam@housing.example')
    expect((await save({ mode: 'list-only', address: '' })).status).toBe(303)
    expect(await settings()).not.toContain('sam@housing.example')
  })
  it('are not for those without work on cases', async () => expect((await app.ask('/notices', { as: 'administrator' })).status).toBe(403))
})
