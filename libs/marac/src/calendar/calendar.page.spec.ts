import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let ref = ''
beforeAll(async () => {
  app = await startMarac()
  ref = await openCase(app)
  await send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { agency: 'canterbury-housing', target: 'victim', text: 'Change the locks', immediateSafety: false, dueOn: '2027-01-25' })
}, 60_000)
afterAll(() => app.stop())

const make = async (as = 'housing') => /\/calendars\/[\w-]{43}\.ics/.exec((await app.ask('/notices/calendar', { as, method: 'POST' })).body)?.[0] ?? ''

describe('a calendar of own dates', () => {
  it('has what the agency is to do, by reference alone, for whoever has the address', async () => {
    const { status, headers, body } = await app.ask(await make())
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-store'])
    expect(body).toContain('DTSTART;VALUE=DATE:20270125')
    expect(body.replace(/\r\n /g, '')).toMatch(new RegExp(`SUMMARY:Action due: ${ref}-\\w{4}`))
    expect(body).not.toContain('locks')
    expect(body).not.toContain('Siobh')
    expect((await app.ask(await make('police'))).body).not.toContain(ref)
  })
  it('is answered alike for an address that never was and one that was taken away or made anew', async () => {
    const [first, second] = [await make(), await make()]
    const never = await app.ask(`/calendars/${'a'.repeat(43)}.ics`)
    const old = await app.ask(first)
    expect([never.status, old.status, (await app.ask(second)).status]).toEqual([404, 404, 200])
    expect((await app.ask('/notices/calendar', { as: 'housing' })).body).not.toContain('.ics')
    expect((await app.ask('/notices/calendar/revoke', { as: 'housing', method: 'POST' })).status).toBe(303)
    const gone = await app.ask(second)
    expect([gone.status, gone.body.replace(/[0-9a-f]{8,}/g, '')]).toEqual([never.status, never.body.replace(/[0-9a-f]{8,}/g, '')])
    expect(old.body.replace(/[0-9a-f]{8,}/g, '')).toBe(never.body.replace(/[0-9a-f]{8,}/g, ''))
  })
  it('shows nothing of a case that its person may not know of, and nothing to who may no longer sign in', async () => {
    const address = await make()
    await send(app, 'manager', `/api/marac/cases/${ref}/exclusions`, { user: 'housing', ground: 'relative' }, ref)
    for (let left = 200; left > 0 && (await app.ask(address)).body.includes(ref); left -= 1) await new Promise(done => setTimeout(done, 10))
    expect((await app.ask(address)).body).not.toContain(ref)
    app.gone.add('housing')
    expect((await app.ask(address)).status).toBe(404)
    app.gone.delete('housing')
  })
})
