import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let [first, second, earlier, meeting] = ['', '', '', '']
let done = ''
const coordinator = 'coordinator'
const pageOf = async (url: string, as = coordinator) => (await app.ask(url, { as })).body.replace(/\s+/g, ' ')
const post = async (url: string, body: Readonly<Record<string, unknown>>, as = coordinator) => {
  const answer = await app.ask(url, { as, method: 'POST', body })
  if (answer.status > 303) throw new Error(`${url} answered ${answer.status}: ${answer.body}`)
  return answer
}
const revisionOf = async (url: string) => /name="_revision" value="(-?\d+)"/.exec((await app.ask(url, { as: coordinator })).body)?.[1] ?? ''
const press = async (ref: string, name: string, body: Readonly<Record<string, string>> = {}) => post(`/meetings/${ref}/${name}`, { ...body, _revision: await revisionOf(`/meetings/${ref}/${name}`) })
const schedule = async (on: string) => ((await post('/api/marac/meetings', { area: 'east', kind: 'urgent', on, startsAt: '09:30', minutes: 60, chair: 'manager' })).json() as { readonly ref: string }).ref
const hear = (ref: string, decision: string) => post(`/api/marac/cases/${ref}/hearings`, { meeting, outcome: 'plan-agreed', decision, dissents: [] })
const act = (ref: string, text: string) => send(app, coordinator, `/api/actions/cases/${ref}/actions`, { agency: 'kent-police', target: 'victim', text, immediateSafety: false })

async function awaiting(told: object, on: string): Promise<string> {
  const ref = await openCase(app, told)
  await send(app, coordinator, `/api/marac/cases/${ref}/route`, { route: 'meeting', reason: 'Several agencies have to act' }, ref)
  return send(app, coordinator, `/api/marac/cases/${ref}/listings`, { meeting: on }, ref)
}

beforeAll(async () => {
  app = await startMarac()
  meeting = await schedule('2027-01-12')
  earlier = await awaiting({ victimName: 'Ada Earlier' }, meeting)
  app.clock.set('2027-01-12T09:30:00.000Z')
  await press(meeting, 'open-meeting')
  done = await act(earlier, 'Change her locks')
  await act(earlier, 'Ask for an order')
  await hear(earlier, 'She stays')
  await press(meeting, 'close-meeting')
  await press(meeting, 'issue-minutes')
  app.clock.set('2027-02-09T09:00:00.000Z')
  meeting = await schedule('2027-02-09')
  first = await awaiting({}, meeting)
  second = await awaiting({ victimName: 'Zara Testcase' }, meeting)
  await post(`/meetings/${meeting}/add-other-business`, { text: 'Who covers at Easter' })
  await press(meeting, 'issue-agenda')
  app.clock.set('2027-02-09T09:30:00.000Z')
  await press(meeting, 'open-meeting')
  await post(`/api/marac/meetings/${meeting}/attendance`, { user: 'police', how: 'present', signedOnPaper: true })
  await post(`/api/marac/meetings/${meeting}/attendance`, { user: 'police', how: 'apologies', case: first, signedOnPaper: false })
  await post(`/api/marac/meetings/${meeting}/attendance`, { user: 'supervisor', how: 'observer', signedOnPaper: false })
})
afterAll(() => app.stop())

describe('the minutes', () => {
  it('are there as they stand while the meeting goes on, for whoever holds it', async () => {
    expect(await pageOf(`/meetings/${meeting}/minutes`)).toMatch(/Draft as at .*Nobody|Draft as at .*Who took part/)
    expect((await app.ask(`/meetings/${meeting}/minutes`, { as: 'police' })).status).toBe(403)
    expect((await app.ask(`/api/marac/meetings/${meeting}/minutes`, { as: coordinator, method: 'POST', body: {}, headers: { 'if-match': '"4"' } })).status).not.toBe(200)
  })
  it('say when they are due, and why then', async () => {
    await hear(first, 'She moves on Friday')
    await act(first, 'Drive her there')
    await press(meeting, 'close-meeting')
    expect(await pageOf(`/meetings/${meeting}/minutes`)).toMatch(/The minutes have not been issued\. Due .*Thursday 11 February 2027\..*Why this date\?.*the meeting ended/)
    expect(await pageOf('/meetings?show=past')).toMatch(/Not issued.*Due in 2 days|Version 1 issued.*Due in 2 days/)
  })
  it('say who took part, what was decided in order, who does what, and what did not come up', async () => {
    await press(meeting, 'issue-minutes')
    const page = await pageOf(`/meetings/${meeting}/minutes`)
    expect(page).toMatch(new RegExp(`Version 1, issued .*Who took part.*police.*Present.*Signed on paper.*In single cases.*${first}.*Apologies.*1\\. ${first}.*She moves on Friday.*Drive her there.*Not heard.*${second}`))
  })
  it('say what other business was on the agenda', async () => expect(await pageOf(`/meetings/${meeting}/minutes`)).toMatch(/Other business.*Who covers at Easter/))
  it('keep what became of actions of earlier meetings apart, without what they knew to be finished', async () => {
    const page = await pageOf(`/meetings/${meeting}/minutes`)
    expect(page).toMatch(/Actions of earlier meetings.*Still to be done \(2\).*Change her locks.*overdue/)
    expect(page).toContain(done)
    expect(await pageOf(`/meetings/${meeting}/minutes`)).not.toContain('Not possible: circumstances changed')
  })
  it('are corrected by a new version, which says what changed and why; the one before stays', async () => {
    app.clock.set('2027-02-10T09:00:00.000Z')
    await hear(first, 'She moves on Saturday')
    expect(await pageOf(`/meetings/${meeting}/minutes`)).toContain('She moves on Friday')
    expect(await pageOf(`/meetings/${meeting}/minutes/draft`)).toContain('She moves on Saturday')
    await press(meeting, 'correct-minutes', { why: 'The day was written down wrongly' })
    const page = await pageOf(`/meetings/${meeting}/minutes`)
    expect(page).toMatch(/Version 2, issued .*The day was written down wrongly.*What is other than in the version before.*Changed: Decided.*She moves on Friday.*She moves on Saturday/)
    expect(await pageOf(`/meetings/${meeting}/minutes/1`)).toMatch(/There is a later version.*She moves on Friday/)
    expect(await pageOf(`/meetings/${meeting}/minutes/1`)).not.toContain('Saturday')
    expect((await app.ask(`/meetings/${meeting}/minutes/3`, { as: coordinator })).status).toBe(404)
  })
  it('tell each reader of the cases that they may know of alone', async () => {
    expect(await pageOf(`/meetings/${meeting}/minutes`, 'police')).toContain('She moves on Saturday')
    expect((await app.ask(`/meetings/${meeting}/minutes`, { as: 'stranger' })).status).toBe(404)
    await send(app, 'manager', `/api/marac/cases/${first}/exclusions`, { user: 'police', ground: 'relative' }, first)
    for (const version of ['', '/1', '/2']) {
      const page = await pageOf(`/meetings/${meeting}/minutes${version}`, 'police')
      for (const text of [first, 'She moves', 'Drive her there', 'Apologies']) expect([version, text, page.includes(text)]).toEqual([version, text, false])
      expect(page).toContain('Cases heard')
    }
    expect(await pageOf(`/meetings/${meeting}/minutes`)).toContain('She moves on Saturday')
  })
  it('are told once of each version to those invited, with no word of a case', async () => {
    const notices = async (as: string) => (await pageOf('/notices', as)).match(/The minutes of this meeting (are out|were corrected: version 2 is out)/g) ?? []
    expect((await notices('police')).toSorted()).toEqual(['The minutes of this meeting are out', 'The minutes of this meeting are out', 'The minutes of this meeting were corrected: version 2 is out'])
    expect([await notices('stranger'), await notices(coordinator)]).toEqual([[], []])
    // Who was excluded from each of its cases since keeps the notices that they had, and is told of no further version.
    await send(app, 'manager', `/api/marac/cases/${second}/exclusions`, { user: 'police', ground: 'relative' }, second)
    await press(meeting, 'correct-minutes', { why: 'A name was spelt wrongly' })
    for (const as of ['police', 'idva']) expect([as, (await pageOf('/notices', as)).includes('version 3 is out')]).toEqual([as, as === 'idva'])
    expect(await pageOf('/notices', 'idva')).not.toContain(first)
  })
  it('are no longer read where words were recorded in error, in no version', async () => {
    const entries = ((await app.ask(`/api/marac/cases/${first}/history`, { as: coordinator })).json() as { readonly items: readonly { readonly event: string; readonly type: string }[] }).items.filter(({ type }) => type === 'CaseHeard')
    for (const { event } of entries) await send(app, 'manager', `/api/marac/cases/${first}/entries-in-error`, { entry: event, reason: 'About somebody else' }, first)
    expect(entries).toHaveLength(2)
    for (const version of ['', '/1']) expect(await pageOf(`/meetings/${meeting}/minutes${version}`)).not.toContain('She moves')
  })
  it('come as a Word file, and each case that they tell of is recorded as read', async () => {
    const file = await app.ask(`/meetings/${meeting}/minutes/2/word`, { as: coordinator })
    expect([file.status, file.headers['content-type'], String(file.headers['content-disposition']).includes(`minutes-${meeting.toLowerCase()}-version-2.docx`)]).toEqual([200, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', true])
  })
})
