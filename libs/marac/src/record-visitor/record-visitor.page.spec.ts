import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ContextApp } from '@lantern/testing/context-app'
import { openCase, revisionIn, send, startMarac } from '../pages.fixture.js'

let app: ContextApp
let meeting = ''
const pageOf = async (url: string, as = 'coordinator') => (await app.ask(url, { as })).body.replace(/\s+/g, ' ')
const post = async (name: string, body: Readonly<Record<string, string>> = {}, as = 'coordinator') => app.ask(`/meetings/${meeting}/${name}`, { as, method: 'POST', body: { ...body, _revision: revisionIn(await pageOf(`/meetings/${meeting}/${name}`)) } })
const deputy = { name: 'Mo Example', post: 'Detective sergeant', agency: 'kent-police', how: 'deputy', insteadOf: 'police', signed: 'aloud' }

beforeAll(async () => {
  app = await startMarac()
  meeting = ((await app.ask('/api/marac/meetings', { as: 'coordinator', method: 'POST', body: { area: 'east', kind: 'urgent', on: '2027-01-12', startsAt: '09:30', minutes: 60, chair: 'manager' } })).json() as { readonly ref: string }).ref
  const ref = await openCase(app)
  await send(app, 'coordinator', `/api/marac/cases/${ref}/route`, { route: 'meeting', reason: 'Several agencies have to act' }, ref)
  await send(app, 'coordinator', `/api/marac/cases/${ref}/listings`, { meeting }, ref)
  await post('issue-agenda')
  app.clock.set('2027-01-12T09:30:00.000Z')
  expect((await post('open-meeting')).status).toBe(303)
})
afterAll(() => app.stop())

describe('somebody without an account', () => {
  it('is written down under attendance, with who wrote down how they signed', async () => {
    expect(await pageOf(`/meetings/${meeting}/attendance`)).toMatch(/Nobody without an account was written down.*Write down somebody without an account/)
    const without = await post('record-visitor', { ...deputy, name: '' })
    expect([without.status, without.body]).toEqual([409, expect.stringContaining('Enter their name')])
    expect((await post('record-visitor', deputy)).headers['location']).toBe(`/meetings/${meeting}/attendance?done=record-visitor`)
    expect(await pageOf(`/meetings/${meeting}/attendance`)).toMatch(/Mo Example.*Detective sergeant.*Deputy for police.*Said aloud that they keep it.*Written down by coordinator/)
    expect((await post('record-visitor', deputy, 'police')).status).toBe(403)
  })
  it('is put right under the same entry, and taken off', async () => {
    await post('record-visitor', { name: 'Sam Example', agency: 'hub', how: 'observer', signed: 'no' })
    const page = await pageOf(`/meetings/${meeting}/attendance`)
    const [, visitor = ''] = /record-visitor\?visitor=([^&]+)&amp;agency=hub/.exec(page) ?? []
    expect(page).toContain('Sam Example')
    expect((await post('record-visitor', { visitor, agency: 'hub', how: 'observer', signed: 'on-paper' })).status).toBe(303)
    expect(await pageOf(`/meetings/${meeting}/attendance`)).toMatch(/Sam Example.*Observer.*Signed on paper/)
    await post('record-visitor', { visitor, agency: 'hub', how: 'not-there', signed: 'no' })
    expect((await pageOf(`/meetings/${meeting}/attendance`)).match(/Put right/g)).toHaveLength(1)
  })
  it('stands in the minutes, to whoever may know of a case of the meeting', async () => {
    await post('close-meeting')
    await post('issue-minutes')
    for (const as of ['coordinator', 'police']) expect(await pageOf(`/meetings/${meeting}/minutes`, as)).toMatch(/Without an account.*Mo Example, Detective sergeant.*Deputy for police.*Said aloud that they keep it/)
    const answer = await app.ask(`/meetings/${meeting}/minutes`, { as: 'stranger' })
    expect([answer.status, answer.body.includes('Mo Example')]).toEqual([404, false])
  })
})
