import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, revisionIn, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let [shared, housing, meeting, urgent] = ['', '', '', '']
const scheduled = async (told: object) => ((await app.ask('/api/marac/meetings', { as: 'coordinator', method: 'POST', body: { area: 'east', kind: 'monthly', on: '2027-01-26', startsAt: '09:30', minutes: 60, chair: 'supervisor', ...told } })).json() as { readonly ref: string }).ref
const list = (ref: string, to: string) => send(app, 'coordinator', `/api/marac/cases/${ref}/listings`, { meeting: to }, ref)
async function awaiting(...agencies: readonly string[]): Promise<string> {
  const ref = await openCase(app)
  if (agencies.length > 0) await send(app, 'coordinator', `/api/marac/cases/${ref}/research-requests`, { agencies }, ref)
  return send(app, 'coordinator', `/api/marac/cases/${ref}/route`, { route: 'meeting', reason: 'Several agencies have to act' }, ref)
}
const post = async (url: string, body: Readonly<Record<string, string>> = {}) => app.ask(url, { as: 'coordinator', method: 'POST', body: { ...body, _revision: revisionIn((await app.ask(url, { as: 'coordinator' })).body) } })
const invitedOf = async (ref: string, as: string) => (await app.ask(`/api/marac/meetings/${ref}/invitations`, { as })).json() as { readonly items: readonly { readonly user: string; readonly cases: readonly string[]; readonly told: boolean }[]; readonly leftOff: readonly object[] }
const users = async (ref: string, as: string) => (await invitedOf(ref, as)).items.map(({ user }) => user).sort()
const kinds = async (as: string, ref: string) => ((await app.ask('/api/marac/notices', { as })).json() as { readonly items: readonly { readonly kind: string; readonly ref: string }[] }).items.flatMap(item => (item.ref === ref ? [item.kind] : []))
const until = async <T>(look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> => {
  for (let left = 200; ; left -= 1) {
    const seen = await look()
    if (holds(seen) || left === 0) return seen
    await new Promise(done => setTimeout(done, 10))
  }
}

beforeAll(async () => {
  app = await startMarac()
  shared = await awaiting('canterbury-housing')
  housing = await awaiting('canterbury-housing')
  meeting = await scheduled({})
  urgent = await scheduled({ kind: 'urgent', on: '2027-01-20' })
  await list(shared, meeting)
}, 60_000)
afterAll(() => app.stop())

describe('the invitations of a meeting', () => {
  it('are for who speaks for an agency on its cases, who coordinates them and who takes the chair', async () => {
    expect(await users(meeting, 'coordinator')).toEqual(['coordinator', 'housing', 'idva', 'police', 'supervisor'])
    const page = (await app.ask(`/meetings/${meeting}/invitations`, { as: 'coordinator' })).body
    expect(page).toContain('Takes the chair')
    expect(page).toContain('Nobody has been told yet')
    expect((await app.ask(`/meetings/${meeting}`, { as: 'coordinator' })).body).toContain(`/meetings/${meeting}/invitations`)
  })
  it('tell those invited when the agenda goes out, of the meeting alone', async () => {
    await post(`/meetings/${meeting}/issue-agenda`)
    expect(await until(() => kinds('housing', meeting), seen => seen.length > 0)).toEqual(['meeting-agenda'])
    expect([await kinds('police', meeting), await kinds('stranger', meeting), await kinds('manager', meeting), await kinds('coordinator', meeting)]).toEqual([['meeting-agenda'], [], [], []])
    const page = (await app.ask('/notices', { as: 'housing' })).body
    expect(page).toContain('You are invited to this meeting: version 1 of its agenda is out')
    expect((await invitedOf(meeting, 'coordinator')).items.every(({ told }) => told)).toBe(true)
  })
  it('say how many are left off, and not who; nobody learns there of a case that they may not know of', async () => {
    await send(app, 'manager', `/api/marac/cases/${shared}/exclusions`, { user: 'housing', ground: 'relative' }, shared)
    const { items, leftOff } = await invitedOf(meeting, 'coordinator')
    expect([items.map(({ user }) => user).includes('housing'), leftOff]).toEqual([false, [{ ref: shared, count: 1 }]])
    const page = (await app.ask(`/meetings/${meeting}/invitations`, { as: 'coordinator' })).body.replace(/\s+/g, ' ')
    expect(page).toContain('</a>: 1 person')
    // As where no case is listed.
    expect([await users(meeting, 'housing'), await users(meeting, 'stranger')]).toEqual([['supervisor'], ['supervisor']])
    expect((await app.ask(`/meetings/${meeting}/invitations`, { as: 'housing' })).body).not.toContain(shared)
  })
  it('tell of a further version who is invited, and who is not asked to come any more', async () => {
    await list(housing, meeting)
    await post(`/meetings/${meeting}/issue-agenda`)
    expect(await until(() => kinds('police', meeting), seen => seen.length > 1)).toEqual(['meeting-agenda', 'meeting-agenda'])
    await send(app, 'coordinator', `/api/marac/cases/${housing}/unlisting`, { reason: 'Research has not come' }, housing)
    await post(`/meetings/${meeting}/issue-agenda`)
    expect(await until(() => kinds('housing', meeting), seen => seen.length > 2)).toEqual(['meeting-not-asked', 'meeting-agenda', 'meeting-agenda'])
  })
  it('tell of another day and of a cancellation, at once where it is urgent', async () => {
    await list(housing, urgent)
    await post(`/meetings/${urgent}/issue-agenda`)
    await post(`/meetings/${urgent}/move-meeting`, { on: '2027-01-21', startsAt: '10:00', minutes: '60', chair: 'supervisor', reason: 'The room is taken' })
    await post(`/meetings/${urgent}/cancel-meeting`, { reason: 'She is safe' })
    expect(await until(() => kinds('housing', urgent), seen => seen.length > 2)).toEqual(['urgent-meeting-cancellation', 'urgent-meeting-time', 'urgent-meeting-agenda'])
  })
})

it('meetings are in the calendar of whoever is invited, with day, time, area and reference; a cancelled one as cancelled', async () => {
  const make = async (as: string) => /\/calendars\/[\w-]{43}\.ics/.exec((await app.ask('/notices/calendar', { as, method: 'POST' })).body)?.[0] ?? ''
  const feed = (await app.ask(await make('police'))).body.replace(/\r\n /g, '')
  const eventOf = (id: string) => feed.split('BEGIN:VEVENT').find(each => each.includes(id)) ?? ''
  expect(eventOf(meeting)).toContain('DTSTART:20270126T093000Z')
  expect(eventOf(meeting)).toContain('DTEND:20270126T103000Z')
  expect(eventOf(meeting)).toContain(`SUMMARY:MARAC meeting\\, East (${meeting})`)
  expect(eventOf(meeting)).toContain('STATUS:CONFIRMED')
  expect(eventOf(urgent)).toContain('STATUS:CANCELLED')
  expect(feed).not.toContain('Siobh')
  expect((await app.ask(await make('stranger'))).body).not.toContain(meeting)
})
