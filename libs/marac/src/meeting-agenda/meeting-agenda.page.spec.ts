import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let [withChild, adults, other] = ['', '', '']
let meeting = ''
const schedule = (told: object = {}) => app.ask('/api/marac/meetings', { as: 'coordinator', method: 'POST', body: { area: 'east', kind: 'monthly', on: '2027-01-26', startsAt: '09:30', minutes: 30, chair: 'manager', place: 'Room 2', ...told } })
const scheduled = async (told: object = {}): Promise<string> => ((await schedule(told)).json() as { readonly ref: string }).ref
async function awaiting(told: object = {}): Promise<string> {
  const ref = await openCase(app, told)
  return send(app, 'coordinator', `/api/marac/cases/${ref}/route`, { route: 'meeting', reason: 'Several agencies have to act' }, ref)
}
const list = (ref: string, to: string, more: object = {}) => send(app, 'coordinator', `/api/marac/cases/${ref}/listings`, { meeting: to, ...more }, ref)
const agendaOf = async (id: string, as = 'coordinator') => ((await app.ask(`/api/marac/meetings/${id}`, { as })).json() as { readonly agenda: readonly { readonly ref: string }[] }).agenda.map(({ ref }) => ref)
const queued = async (as = 'coordinator') => ((await app.ask('/api/marac/to-be-listed', { as })).json() as { readonly items: readonly { readonly ref: string }[] }).items.map(({ ref }) => ref)
const post = (url: string, body: Readonly<Record<string, string>>, as = 'coordinator') => app.ask(url, { as, method: 'POST', body })
/** The page's text on one line. */
const pageOf = async (url: string, as = 'coordinator') => (await app.ask(url, { as })).body.replace(/\s+/g, ' ')
const revisionOf = async (url: string) => /name="_revision" value="(-?\d+)"/.exec((await app.ask(url, { as: 'coordinator' })).body)?.[1] ?? ''

beforeAll(async () => {
  app = await startMarac()
  withChild = await awaiting()
  adults = await awaiting({ children: [] })
  other = await awaiting({ children: [], victimName: 'Zara Testcase' })
})
afterAll(() => app.stop())

describe('a meeting', () => {
  it('is scheduled, and says by when its agenda is to be out', async () => {
    meeting = await scheduled()
    expect((await app.ask(`/api/marac/meetings/${meeting}`, { as: 'housing' })).json()).toMatchObject({ area: 'east', on: '2027-01-26', agendaDueOn: '2027-01-14', status: 'scheduled', place: 'Room 2', agenda: [] })
    expect(await pageOf('/meetings')).toContain('Tuesday 26 January 2027')
  })
  it('is not scheduled beside another of its area or with its chair, or on a day that has passed', async () => {
    const [sameArea, sameChair, past] = [await schedule({ chair: 'supervisor' }), await schedule({ startsAt: '09:00', minutes: 45 }), await schedule({ on: '2027-01-04' })]
    expect([sameArea, sameChair, past].map(({ status, body }) => [status, (JSON.parse(body) as { readonly code: string }).code])).toEqual([[409, 'marac.meetings-overlap'], [409, 'marac.meetings-overlap'], [409, 'marac.meeting-past']])
  })
  it('is scheduled by the Hub alone, and read by partners', async () => {
    expect((await app.ask('/meetings/schedule', { as: 'police' })).status).toBe(403)
    expect([(await app.ask('/meetings', { as: 'police' })).status, (await app.ask('/meetings', { as: 'school' })).status, (await app.ask('/to-be-listed', { as: 'police' })).status]).toEqual([200, 403, 403])
    expect((await app.ask('/meetings/MT-00000-00000', { as: 'police' })).status).toBe(404)
  })
})

describe('a case', () => {
  it('waits to be listed, then is on one agenda, children first', async () => {
    expect((await queued()).toSorted()).toEqual([withChild, adults, other].toSorted())
    await list(adults, meeting)
    await list(withChild, meeting)
    expect([await agendaOf(meeting), await queued()]).toEqual([[withChild, adults], [other]])
    expect(await pageOf(`/cases/${adults}`)).toMatch(/Listed<\/strong> <a[^>]*href="\/meetings\/MT-[^"]*">The meeting of East on Tuesday 26 January 2027 at 09:30/)
    expect(await pageOf(`/cases/${adults}/history`, 'police')).toContain('The case was listed for the meeting of East on Tuesday 26 January 2027')
  })
  it('is not listed twice', async () => {
    const again = await app.ask(`/api/marac/cases/${adults}/listings`, { as: 'coordinator', method: 'POST', body: { meeting }, headers: { 'if-match': (await app.ask(`/api/marac/cases/${adults}`, { as: 'manager' })).headers['etag'] ?? '' } })
    expect([again.status, again.body]).toEqual([409, expect.stringContaining('on the agenda of this meeting already')])
  })
  it('is listed from the queue, several in one step, and what was listed elsewhere meanwhile is said', async () => {
    app.clock.set('2027-01-11T10:00:00.000Z')
    const page = await pageOf('/to-be-listed?area=east')
    expect(page).toContain(`${other}, Zara Testcase`)
    const sent = await app.ask('/to-be-listed', { as: 'coordinator', method: 'POST', body: { cases: [other, adults], meeting } })
    expect(sent.body.replace(/\s+/g, ' ')).toMatch(/1 of 2 cases listed.*Listed.*on the agenda of this meeting already/)
    expect((await app.ask('/to-be-listed', { as: 'coordinator', method: 'POST', body: { meeting } })).body).toContain('Select the cases to list')
    expect(await agendaOf(meeting)).toEqual([withChild, adults, other])
  })
  it('is moved by a button, within its part', async () => {
    expect((await post(`/meetings/${meeting}/move-agenda-item`, { case: other, to: 'up' })).headers['location']).toBe(`/meetings/${meeting}?done=move-agenda-item`)
    expect(await agendaOf(meeting)).toEqual([withChild, other, adults])
    await post(`/meetings/${meeting}/move-agenda-item`, { case: withChild, to: 'down' })
    expect(await agendaOf(meeting)).toEqual([withChild, other, adults])
    const none = await post(`/meetings/${meeting}/move-agenda-item`, { case: 'MC-00000-00000', to: 'up' })
    expect([none.status, none.body]).toEqual([409, expect.stringContaining('not on this agenda any more')])
  })
})

describe('the agenda', () => {
  it('says when its cases do not fit', async () => expect(await pageOf(`/meetings/${meeting}`)).toContain('The cases need 45 min, and the meeting has 30 min'))
  it('is issued as a version, which nothing changes; what changes since is said until a further one goes out', async () => {
    const issue = async () => post(`/meetings/${meeting}/issue-agenda`, { _revision: await revisionOf(`/meetings/${meeting}/issue-agenda`) })
    expect((await issue()).status).toBe(303)
    expect((await issue()).body).toContain('Nothing has changed since the agenda was issued')
    expect(await pageOf(`/meetings/${meeting}`)).not.toContain('Changed since')
    await send(app, 'coordinator', `/api/marac/cases/${adults}/unlisting`, { reason: 'Research has not come' }, adults)
    expect(await pageOf(`/meetings/${meeting}`)).toMatch(new RegExp(`Changed since version 1 went out.*Taken off: ${adults}`))
    await issue()
    expect(await pageOf(`/meetings/${meeting}/agendas/1`)).toContain(adults)
    expect(await pageOf(`/meetings/${meeting}/agendas/1`)).toContain('A later version takes its place')
    expect(await pageOf(`/meetings/${meeting}/agendas/2`)).not.toContain(adults)
    expect((await app.ask(`/meetings/${meeting}/agendas/3`, { as: 'coordinator' })).status).toBe(404)
  })
  it('shows each reader the cases that they may know of, and nothing of any other', async () => {
    await send(app, 'manager', `/api/marac/cases/${other}/exclusions`, { user: 'excluded', ground: 'relative' }, other)
    for (const url of [`/meetings/${meeting}`, `/meetings/${meeting}/agendas/1`, '/to-be-listed', '/meetings']) expect([url, (await pageOf(url, 'excluded')).includes(other)]).toEqual([url, false])
    expect(await agendaOf(meeting, 'excluded')).toEqual([withChild])
    expect([await agendaOf(meeting, 'stranger'), await agendaOf(meeting, 'police')]).toEqual([[], [withChild, other]])
    expect(await pageOf(`/meetings/${meeting}`, 'stranger')).toContain('No case that your agency is on')
  })
  it('begins with actions of earlier meetings that are not finished and due by then, to whoever may know of the case', async () => {
    const agree = (ref: string, dueOn: string) => send(app, 'coordinator', `/api/actions/cases/${ref}/actions`, { agency: 'kent-police', target: 'victim', text: 'Visit her', immediateSafety: false, dueOn })
    app.clock.set('2027-01-26T11:00:00.000Z')
    const [due, later, elsewhere] = [await agree(withChild, '2027-02-01'), await agree(withChild, '2027-03-01'), await agree(adults, '2027-02-01')]
    const next = await scheduled({ on: '2027-02-23' })
    type Answer = { readonly actions: readonly { readonly ref: string }[] }
    const actionsOf = async (id: string, as: string) => ((await app.ask(`/api/marac/meetings/${id}`, { as })).json() as Answer).actions.map(({ ref }) => ref)
    // The meeting before issued an agenda with this case, and took the other off.
    expect(await actionsOf(next, 'coordinator')).toEqual([due])
    expect(await pageOf(`/meetings/${next}`)).toMatch(new RegExp(`Actions of earlier meetings that are not finished \\(1\\).*${due}`))
    expect([await actionsOf(next, 'police'), await actionsOf(next, 'stranger'), await actionsOf(meeting, 'coordinator')]).toEqual([[due], [], []])
    expect((await pageOf(`/meetings/${next}`, 'stranger')).includes(withChild)).toBe(false)
    expect([later, elsewhere].length).toBe(2)
    await post(`/meetings/${next}/issue-agenda`, { _revision: await revisionOf(`/meetings/${next}/issue-agenda`) })
    const etag = (await app.ask(`/api/actions/${due}`, { as: 'coordinator' })).headers['etag'] ?? ''
    expect((await app.ask(`/api/actions/${due}/extensions`, { as: 'coordinator', method: 'POST', body: { dueOn: '2027-03-15', reason: 'The locksmith is ill' }, headers: { 'if-match': etag } })).status).toBe(200)
    // It is not due by the meeting any more, and stood on what went out.
    expect(await actionsOf(next, 'coordinator')).toEqual([])
    expect(await pageOf(`/meetings/${next}/agendas/1`)).toMatch(new RegExp(`Actions of earlier meetings that were not finished \\(1\\).*${due}.*Due on 1 Feb`))
    expect([(await pageOf(`/meetings/${next}/agendas/1`, 'police')).includes(due), (await pageOf(`/meetings/${next}/agendas/1`, 'stranger')).includes(withChild)]).toEqual([true, false])
    await post(`/meetings/${next}/cancel-meeting`, { reason: 'Not needed', _revision: await revisionOf(`/meetings/${next}/cancel-meeting`) })
    app.clock.set('2027-01-11T10:00:00.000Z')
  })
  it('ends with other business, which is moved and taken off by buttons and makes a further version', async () => {
    const own = await scheduled({ on: '2027-03-23' })
    const add = (text: string) => post(`/meetings/${own}/add-other-business`, { text })
    expect((await add('Who covers at Easter')).status).toBe(303)
    await add('The new referral form')
    const otherOf = async () => ((await app.ask(`/api/marac/meetings/${own}`, { as: 'police' })).json() as { readonly other: readonly { readonly id: string; readonly text: string }[] }).other
    const [easter] = await otherOf()
    await post(`/meetings/${own}/change-other-business`, { item: easter?.id ?? '', to: 'down' })
    expect((await otherOf()).map(({ text }) => text)).toEqual(['The new referral form', 'Who covers at Easter'])
    expect(await pageOf(`/meetings/${own}`)).toMatch(/Other business \(2\).*The new referral form.*Who covers at Easter.*Add other business/)
    expect(await pageOf(`/meetings/${own}`, 'police')).not.toContain('Add other business')
    const issue = async () => post(`/meetings/${own}/issue-agenda`, { _revision: await revisionOf(`/meetings/${own}/issue-agenda`) })
    await issue()
    await post(`/meetings/${own}/change-other-business`, { item: easter?.id ?? '', to: 'off' })
    expect([(await otherOf()).length, (await issue()).status, (await post(`/meetings/${own}/add-other-business`, { text: 'As police' }, 'police')).status]).toEqual([1, 303, 403])
    expect(await pageOf(`/meetings/${own}/agendas/1`)).toMatch(/Other business \(2\).*The new referral form.*Who covers at Easter/)
    expect(await pageOf(`/meetings/${own}/agendas/2`)).not.toContain('Easter')
    await post(`/meetings/${own}/cancel-meeting`, { reason: 'Not needed', _revision: await revisionOf(`/meetings/${own}/cancel-meeting`) })
  })
  it('gives its cases back to the queue when the meeting is cancelled, and when its day has passed', async () => {
    const later = await scheduled({ on: '2027-02-09' })
    await list(other, later, { leaves: meeting })
    await post(`/meetings/${later}/cancel-meeting`, { reason: 'Too few can come', _revision: await revisionOf(`/meetings/${later}/cancel-meeting`) })
    expect([(await queued()).toSorted(), await pageOf(`/cases/${other}`)]).toEqual([[adults, other].toSorted(), expect.stringContaining('was cancelled, so the case waits to be listed again')])
    app.clock.set('2027-01-27T00:00:00.000Z')
    expect((await queued()).toSorted()).toEqual([withChild, adults, other].toSorted())
    expect(await pageOf('/meetings?show=past')).toContain(`/meetings/${meeting}`)
  })
})
