import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { EventStore } from '@lantern/event-store'
import { RulesNow } from '@lantern/rules'
import { faultsIn } from '@lantern/testing/valid-html'
import type { ContextApp } from '@lantern/testing/context-app'
import { CheckWork } from '../check-work/check-work.js'
import { decideAsSystem } from '@lantern/web-kit'
import { meeting } from '../meeting/meeting.stream.js'
import { decideScheduleMeeting, ScheduleMeeting } from '../schedule-meeting/schedule-meeting.decide.js'
import { openCase, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let stuck = ''
const other = 'MT-AAAAA-AAAAA'
beforeAll(async () => {
  app = await startMarac()
  stuck = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${stuck}/idva-contacts`, { contactedOn: '2027-01-11', outcome: 'declined' }, stuck)
}, 60_000)
afterAll(() => app.stop())

const found = async (as = 'supervisor') => ((await app.ask('/api/marac/stuck-work', { as })).json() as { readonly items: readonly { readonly kind: string; readonly ref: string; readonly about: string | null }[] }).items.map(({ kind, ref }) => `${kind} ${ref}`)
const schedule = async (told: object) => ((await app.ask('/api/marac/meetings', { as: 'coordinator', method: 'POST', body: { area: 'east', kind: 'monthly', on: '2027-01-26', startsAt: '09:30', minutes: 60, chair: 'manager', ...told } })).json() as { readonly ref: string }).ref
const check = async (at: string) => {
  app.clock.set(at)
  const times = await app.app.get(CheckWork, { strict: false }).run(app.clock.now())
  return times
}
const until = async (look: () => Promise<readonly string[]>, holds: (seen: readonly string[]) => boolean): Promise<readonly string[]> => {
  for (let left = 200; ; left -= 1) {
    const seen = await look()
    if (holds(seen) || left === 0) return seen
    await new Promise(done => setTimeout(done, 10))
  }
}

it('the check finds within a day what nobody looks after, records it once, and tells who puts it right', async () => {
  expect(await check('2027-01-12T06:00:00.000Z')).toBe(1)
  expect(await until(found, seen => seen.length > 0)).toEqual([`no-next-date ${stuck}`])
  expect([await check('2027-01-12T06:01:00.000Z'), await check('2027-01-13T06:00:00.000Z')]).toEqual([0, 0])
  expect((await app.ask('/notices', { as: 'coordinator' })).body).toContain('Nothing is to come in this case')
  const page = (await app.ask('/stuck-work', { as: 'coordinator' })).body
  expect(page).toContain(`/cases/${stuck}`)
  expect(page).toContain('13 January 2027')
  expect((await app.ask('/stuck-work', { as: 'police' })).status).toBe(403)
})
it('what is put right leaves the list with the next check, and the notice says so', async () => {
  await send(app, 'coordinator', `/api/marac/cases/${stuck}/research-requests`, { agencies: ['canterbury-housing'] }, stuck)
  expect(await check('2027-01-14T06:00:00.000Z')).toBe(1)
  expect(await until(found, seen => seen.length === 0)).toEqual([])
  expect((await app.ask('/notices', { as: 'coordinator' })).body).toContain('No longer asked')
})
it('two meetings at one time are shown at once, and found by the next tick', async () => {
  const first = await schedule({})
  // Sent in the same moment: neither saw the other.
  const command = new ScheduleMeeting({ meetingId: other, area: 'east', kind: 'monthly', on: '2027-01-26', startsAt: '10:00', minutes: 60, chair: 'supervisor', overlaps: false })
  await decideAsSystem(app.app.get(EventStore, { strict: false }), app.app.get(RulesNow, { strict: false }), { stream: meeting, id: other, rule: decideScheduleMeeting, command, commandId: 'other' }, app.clock.now())
  const meetings = async () => [(await app.ask('/meetings', { as: 'coordinator' })).body]
  expect((await until(meetings, ([page = '']) => page.includes('at the same time')))[0]).toContain('Change or cancel one of them')
  expect((await app.ask(`/meetings/${first}`, { as: 'coordinator' })).body).toContain('Another meeting is at the same time')
  expect((await app.ask(`/meetings/${first}`, { as: 'police' })).body).not.toContain('Another meeting is at the same time')
  expect([await check('2027-01-14T06:01:00.000Z'), await check('2027-01-14T06:02:00.000Z')]).toEqual([1, 0])
  expect(await until(found, seen => seen.length > 0)).toEqual([`meetings-overlap ${[first, other].sort()[0] ?? ''}`])
  expect((await app.ask('/', { as: 'coordinator' })).body).toContain('Meetings and agendas to put right')
})
it('hides what it found with the case', async () => {
  await send(app, 'manager', `/api/marac/cases/${stuck}/exclusions`, { user: 'excluded', ground: 'relative' }, stuck)
  await send(app, 'coordinator', `/api/marac/cases/${stuck}/research-call-offs`, { agency: 'canterbury-housing', reason: 'Asked by mistake' }, stuck)
  expect(await check('2027-01-16T06:00:00.000Z')).toBe(1)
  expect(await until(found, seen => seen.length > 1)).toContain(`no-next-date ${stuck}`)
  expect((await found('excluded')).filter(each => each.includes(stuck))).toEqual([])
  expect((await app.ask('/notices', { as: 'excluded' })).body).not.toContain(stuck)
})
it('an appeal and requests that nobody answers in time are found on the day after, and leave with their answer', async () => {
  const unanswered = async (as = 'supervisor') => (await found(as)).flatMap(each => (each.includes('unanswered') ? [each.split(' ')[0] ?? ''] : []))
  app.clock.set('2027-01-20T09:00:00.000Z')
  const asked = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${asked}/idva-contacts`, { contactedOn: '2027-01-20', outcome: 'declined' }, asked)
  await send(app, 'coordinator', `/api/marac/cases/${asked}/meeting-requests`, { reason: 'He was seen at the school' }, asked)
  // Nothing is said of a case that is not there.
  expect((await app.ask('/api/marac/access-requests', { as: 'stranger', method: 'POST', body: { case: 'MC-00000-00000', scope: 'read', until: '2027-02-03', reason: 'She came to us' } })).status).toBeLessThan(300)
  await check('2027-01-21T06:00:00.000Z')
  expect(await unanswered()).toEqual([])
  await check('2027-01-22T06:00:00.000Z')
  expect(await until(unanswered, seen => seen.length > 0)).toEqual(['access-request-unanswered'])
  expect(await unanswered('coordinator')).toEqual([])
  expect(await check('2027-01-23T06:00:00.000Z')).toBe(1)
  expect([...(await until(unanswered, seen => seen.length > 1))].sort()).toEqual(['access-request-unanswered', 'meeting-request-unanswered'])
  expect((await app.ask('/', { as: 'supervisor' })).body).toContain('Appeals and requests not answered in time')
  expect((await app.ask('/notices', { as: 'supervisor' })).body).toContain('Nobody has answered a request for access in time')
  const one = (await app.ask('/stuck-work?kind=meeting-request-unanswered', { as: 'supervisor' })).body
  expect([one.includes(`/cases/${asked}/answer-meeting-request`), one.includes('MC-00000-00000'), await faultsIn(one)]).toEqual([true, false, []])
  const request = ((await app.ask('/api/marac/meeting-requests', { as: 'coordinator' })).json() as { readonly items: readonly { readonly id: string; readonly ref: string }[] }).items.find(({ ref }) => ref === asked)
  await send(app, 'coordinator', `/api/marac/cases/${asked}/meeting-answers`, { request: request?.id, route: 'hub-managed', reason: 'It can wait' }, asked)
  expect(await until(unanswered, seen => seen.length < 2)).toEqual(['access-request-unanswered'])
})
